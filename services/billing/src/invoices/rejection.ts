import { municipality } from '@grensverkeer/settlement';
import type { Rejection } from './outcome';
import type { ReadJw323 } from './read-jw323';

/**
 * Why a whole JW323 is not taken up, before anything of ours is looked at: a rule of level 2 is
 * broken (0001), or nobody ever had the code of the municipality that it is sent to (TR378).
 */
export function rejectionOf({ header, findings }: ReadJw323): Rejection | null {
  const broken = findings.some(({ level }) => level === 2);
  if (broken) return { kind: 'message-refused', codes: ['0001'] };
  if (!municipality(header.Ontvanger)) return { kind: 'message-refused', codes: ['S300'] };
  return null;
}
