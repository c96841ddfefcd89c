import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFile, runningBilling } from './answer';

describe('the answer command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answer-'));
  let server: Server;
  let billing: string;
  const received: string[] = [];

  /** Answers as billing does: a JW325 as it is, or inside what a dry run tells. */
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += String(piece)));
      request.on('end', () => {
        received.push(`${request.url} ${request.headers['content-type']} ${body}`);
        const isTry = request.url?.endsWith('_dry-run');
        const answer = body === 'ours' ? { status: 'accepted' } : '<Bericht/>';
        if (body === 'bad') response.writeHead(400).end('{"code":"not-xml"}');
        else if (isTry) response.end(JSON.stringify({ answer, lines: [] }));
        else response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    billing = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each<[string, string, boolean, boolean, string, string]>([
    ['a.xml', 'good', false, true, '<Bericht/>', '/v1/invoices/_dry-run application/xml'],
    ['a.xml', 'good', true, true, '<Bericht/>', '/v1/invoices application/xml'],
    ['a', 'bad', false, false, '{"code":"not-xml"}', '/v1/invoices/_dry-run application/xml'],
    ['a', 'bad', true, false, '{"code":"not-xml"}', '/v1/invoices application/xml'],
    [
      'a.json',
      'ours',
      false,
      false,
      '{\n  "status": "accepted"\n}',
      '/v1/invoices/_dry-run application/json',
    ],
    ['a.csv', 'ours', true, false, '{"status":"accepted"}', '/v1/invoices text/csv'],
  ])('%s, a %s message, sent: %s', async (name, content, send, hasAnswer, printed, call) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    const lines: string[] = [];
    const found = await answerFile(file, { billing, send }, (line) => lines.push(line));
    expect([found, lines]).toEqual([hasAnswer, [printed]]);
    expect(received.at(-1)).toBe(`${call} ${content}`);
  });

  it('finds the running system where npm start has written it', () => {
    const file = join(folder, 'system.json');
    writeFileSync(file, JSON.stringify({ urls: { billing } }));
    expect(runningBilling(file)).toBe(billing);
    expect(() => runningBilling(join(folder, 'nowhere'))).toThrow(/npm start/);
  });
});
