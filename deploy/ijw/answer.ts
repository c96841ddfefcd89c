import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface AnswerOptions {
  /** Where billing answers. */
  readonly billing: string;
  /** Really send it; otherwise it is tried out, and nothing is stored. */
  readonly send: boolean;
}

/**
 * Prints the answer that a message gets from the running system (the JW325 to a JW323, ours to an
 * invoice in JSON or CSV), or what is wrong with it. Sent twice it gets the first answer again.
 * @returns whether there was a JW325
 */
export async function answerFile(
  file: string,
  { billing, send }: AnswerOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const path = send ? '/v1/invoices' : '/v1/invoices/_dry-run';
  const response = await fetch(new URL(path, billing), {
    method: 'POST',
    headers: { 'content-type': typeOf(file), accept: 'application/xml, application/json' },
    body: readFileSync(file),
  });
  const text = await response.text();
  const answer = !send && response.ok ? (JSON.parse(text) as { answer: unknown }).answer : text;
  print(typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2));
  return response.ok && typeof answer === 'string' && answer.includes('<');
}

function typeOf(file: string): string {
  switch (extname(file).toLowerCase()) {
    case '.json':
      return 'application/json';
    case '.csv':
      return 'text/csv';
    default:
      return 'application/xml';
  }
}

/** Where billing of the running system answers, as `npm start` has written it down. */
export function runningBilling(system = '.local/system.json'): string {
  let text: string;
  try {
    text = readFileSync(system, 'utf8');
  } catch {
    throw new Error(`There is no running system (${system}); start one with npm start.`);
  }
  const { urls } = JSON.parse(text) as { urls: { billing: string } };
  return urls.billing;
}
