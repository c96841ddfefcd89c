import { municipality } from '@grensverkeer/settlement';

/** `Rotterdam`; the code itself where no municipality has it. */
export const nameOf = (code: string): string => municipality(code)?.name ?? code;

/** Breaks a text into lines for a terminal, each behind the same indent. */
export function wrapped(text: string, indent: string, width = 96): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line && indent.length + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line) => indent + line).join('\n');
}
