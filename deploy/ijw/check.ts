import { readFileSync } from 'node:fs';
import { checkMessage, readMessage, RETOUR_CODES, type Text } from '@grensverkeer/ijw';

/** One remark on a message, as it is printed. */
interface Remark {
  readonly level: number;
  readonly rule: string;
  readonly code: string;
  readonly class: string;
  readonly xpath: string;
  readonly line?: number;
  readonly text: Text;
}

/**
 * Prints for every file what is wrong at levels 1 and 2: level, rule, code, class, XPath and text
 * in both languages. Returns the number of files with remarks.
 */
export function checkFiles(files: readonly string[], print: (line: string) => void): number {
  let faulty = 0;
  for (const file of files) {
    const { name, remarks } = checkText(readFileSync(file));
    const verdict = remarks.length ? `${remarks.length} remark(s)` : 'no remarks';
    print(`${file}: ${name}, ${verdict}`);
    for (const remark of remarks) print(formatted(remark));
    if (remarks.length) faulty++;
  }
  return faulty;
}

/** The remarks on the bytes of a file, with the name of the message as far as it is known. */
export function checkText(bytes: Uint8Array): { name: string; remarks: Remark[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const fault = { nl: 'het bestand is geen UTF-8', en: 'the file is not UTF-8' };
    return { name: 'unknown message', remarks: [level1('not-xml', '', 0, fault)] };
  }
  const result = readMessage(text);
  if (result.ok) return { name: result.read.name, remarks: [...checkMessage(result.read)] };
  const { faults } = result;
  const name = /^\/(jw\d+):/.exec(faults.find(({ xpath }) => xpath)?.xpath ?? '')?.[1];
  return {
    name: name?.toUpperCase() ?? 'unknown message',
    remarks: faults.map((each) => level1(each.code, each.xpath, each.line, each.text)),
  };
}

function level1(rule: string, xpath: string, line: number, text: Text): Remark {
  return { level: 1, rule, code: '-', class: '-', xpath, line, text };
}

function formatted({ level, rule, code, class: where, xpath, line, text }: Remark): string {
  const place = line === undefined ? xpath : `${xpath || '/'} (line ${line})`;
  const meaning = RETOUR_CODES[code];
  return [
    `  level ${level}  rule ${rule}  code ${code}  class ${where}`,
    `    at  ${place}`,
    `    nl  ${text.nl}${meaning ? ` [${code}: ${meaning.nl}]` : ''}`,
    `    en  ${text.en}${meaning ? ` [${code}: ${meaning.en}]` : ''}`,
  ].join('\n');
}
