import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFile, runningBilling } from './answer';

describe('the answer command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'answer-'));
  let server: Server;
  let url: string;
  const received: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += String(piece)));
      request.on('end', () => {
        received.push(`${request.method} ${request.url} ${body}`);
        const type = body.includes('good') ? 'application/xml' : 'application/problem+json';
        response.writeHead(200, { 'content-type': type }).end(`answer to ${body}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['good', true],
    ['bad', false],
  ])('sends a %s message and prints what comes back', async (content, hasAnswer) => {
    const file = join(folder, content);
    writeFileSync(file, content);
    const printed: string[] = [];
    expect(await answerFile(file, url, (line) => printed.push(line))).toBe(hasAnswer);
    expect(printed).toEqual([`answer to ${content}`]);
    expect(received).toContain(`POST /v1/invoices ${content}`);
  });

  it('finds the running system where npm start has written it', () => {
    const file = join(folder, 'system.json');
    writeFileSync(file, JSON.stringify({ urls: { billing: url } }));
    expect(runningBilling(file)).toBe(url);
    expect(() => runningBilling(join(folder, 'nowhere'))).toThrow(/npm start/);
  });
});
