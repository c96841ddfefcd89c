import { readFileSync } from 'node:fs';

/**
 * Sends a JW323 to the running system and prints its answer: the JW325, or what is wrong with the
 * message. The message counts as sent: sending it twice gives the first answer again. Returns
 * whether there was a JW325.
 */
export async function answerFile(
  file: string,
  billing: string,
  print: (line: string) => void,
): Promise<boolean> {
  const response = await fetch(new URL('/v1/invoices', billing), {
    method: 'POST',
    headers: { 'content-type': 'application/xml', accept: 'application/xml, application/json' },
    body: readFileSync(file),
  });
  print(await response.text());
  return response.headers.get('content-type')?.includes('xml') ?? false;
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
