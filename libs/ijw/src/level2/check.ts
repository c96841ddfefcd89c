import type { NamedMessage } from '../read/read-message';
import { checkJw305, checkJw307 } from './deliveries';
import { checkJw301 } from './jw301';
import { checkLevel2 } from './jw323';
import { checkJw325 } from './jw325';
import { checkJw315, checkJw317, checkJw319 } from './requests';
import type { Finding } from './rules';

/**
 * The level-2 rules of any message, the same ones that the published validation (XSLT 2.10.5)
 * reports. Retour messages have none. One thing differs: that validation compares numbers as text
 * in a few rules, so that `007` is another assignment than `7`; to us leading zeros say nothing.
 */
export function checkMessage(read: NamedMessage): readonly Finding[] {
  switch (read.name) {
    case 'JW301':
      return checkJw301(read.message);
    case 'JW305':
      return checkJw305(read.message);
    case 'JW307':
      return checkJw307(read.message);
    case 'JW315':
      return checkJw315(read.message);
    case 'JW317':
      return checkJw317(read.message);
    case 'JW319':
      return checkJw319(read.message);
    case 'JW323':
      return checkLevel2(read.message);
    case 'JW325':
      return checkJw325(read.message);
    default:
      return [];
  }
}
