import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageName } from '../src/messages';

/** A message to test with: its file name and its text. */
export interface TestMessage {
  readonly file: string;
  readonly name: MessageName;
  readonly text: string;
}

/** One message of each type, as Ketenbureau i-Sociaal Domein made them. */
export function sampleMessages(): TestMessage[] {
  return messagesIn('samples');
}

/** The messages of which we know what the published validation says. */
export function derivedMessages(): (TestMessage & { readonly rules: string[] })[] {
  const index = readFileSync(join(__dirname, 'derived', 'index.csv'), 'utf8');
  const rows = index.split('\n').map((row) => row.split(','));
  const rules = new Map(rows.map(([file = '', , , list = '']) => [file, list]));
  return messagesIn('derived').map((message) => {
    const list = rules.get(message.file);
    if (list === undefined) throw new Error(`${message.file} is not in the index`);
    return { ...message, rules: list.split(';').filter(Boolean).sort() };
  });
}

function messagesIn(folder: string): TestMessage[] {
  const files = readdirSync(join(__dirname, folder)).filter((file) => file.endsWith('.xml'));
  return files.sort().map((file) => {
    const text = readFileSync(join(__dirname, folder, file), 'utf8');
    return { file, name: file.slice(0, 5).toUpperCase() as MessageName, text };
  });
}
