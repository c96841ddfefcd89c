import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eachOf, readAll, send } from './http';

/** A real server on a free port, for as long as `work` takes. */
async function served(listener: RequestListener, work: (url: string) => Promise<void>) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

it('follows the next links of a collection to the end', async () => {
  const pages: Record<string, object> = {
    '/v1/all': { items: [1, 2], _links: { next: { href: '/v1/all?cursor=b' } } },
    '/v1/all?cursor=b': { items: [3], _links: {} },
  };
  await served(
    (request, response) => response.end(JSON.stringify(pages[request.url ?? ''])),
    async (url) => expect(await readAll(`${url}/v1/all`)).toEqual([1, 2, 3]),
  );
});

it('tells a refusal by its code and the fields that are wrong', async () => {
  const invalidParams = [{ name: 'from', code: 'is-local-date', reason: 'no date' }];
  const problem = { status: 400, code: 'invalid-input', detail: '1 field.', invalidParams };
  await served(
    (_, response) => response.writeHead(400).end(JSON.stringify(problem)),
    async (url) => {
      const told = send('PUT', `${url}/v1/schools/x`, {});
      await expect(told).rejects.toThrow(/PUT \/v1\/schools\/x: 400 invalid-input.*is-local-date/);
    },
  );
});

it('works on a bounded number of items at a time, and on each once', async () => {
  let [busy, most] = [0, 0];
  const seen: number[] = [];
  const items = Array.from({ length: 20 }, (_, at) => at);
  await eachOf(items, 4, async (item) => {
    most = Math.max(most, (busy += 1));
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(item);
    busy -= 1;
  });
  expect(seen.sort((a, b) => a - b)).toEqual(items);
  expect(most).toBe(4);
});

it('fails with the first error', async () => {
  const work = async (item: number) => {
    if (item === 2) throw new Error('two is refused');
  };
  await expect(eachOf([1, 2, 3], 1, work)).rejects.toThrow('two is refused');
});
