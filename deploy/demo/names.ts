import { municipality } from '@grensverkeer/settlement';

/** `Rotterdam`; the code itself where no municipality has it. */
export const nameOf = (code: string): string => municipality(code)?.name ?? code;

/** Lines of text broken to fit a terminal: a label before the first, an indent before the rest. */
export function wrapped(text: string, label: string, width = 96): string {
  const lines = text.split('\n').flatMap((line) => brokenUp(line, width - label.length));
  const indent = ' '.repeat(label.length);
  return lines.map((line, at) => (at === 0 ? label : indent) + line).join('\n');
}

function brokenUp(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
