interface Parked {
  readonly id: string;
  readonly topic: string;
  readonly key: string | null;
  readonly code: string;
}

interface Page {
  readonly items: readonly Parked[];
  readonly _links: { readonly next?: { readonly href: string } };
}

/**
 * What an operator does about keys of these readers that are held up: gives up the bad message,
 * with a reason, and has what waits behind it recorded. Answers how many messages were recorded.
 * @param keys `topic key`
 */
export async function mend(readers: readonly string[], keys: ReadonlySet<string>): Promise<number> {
  let applied = 0;
  for (const reader of readers) {
    for (const parked of (await heldUp(reader, keys)).values()) {
      for (const { id } of parked.filter(isBad)) {
        await post(`${reader}/v1/parked-messages/${id}/discards`, {
          reason: 'sent by the fault run',
        });
      }
      const behind = parked.find((one) => !isBad(one));
      if (behind === undefined) continue;
      const said = await post(`${reader}/v1/parked-messages/${behind.id}/redrives`, {});
      applied += (JSON.parse(said) as { applied: number }).applied;
    }
  }
  return applied;
}

const isBad = ({ code }: Parked) => code !== 'parked-behind';

async function heldUp(reader: string, keys: ReadonlySet<string>): Promise<Map<string, Parked[]>> {
  const found = new Map<string, Parked[]>();
  for (let next: string | undefined = '/v1/parked-messages?pageSize=500'; next !== undefined;) {
    const page = (await (await fetch(new URL(next, reader))).json()) as Page;
    for (const parked of page.items) {
      const name = `${parked.topic} ${parked.key}`;
      if (keys.has(name)) found.set(name, [...(found.get(name) ?? []), parked]);
    }
    next = page._links.next?.href;
  }
  return found;
}

async function post(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (response.ok) return text;
  throw new Error(`${new URL(url).pathname}: ${response.status} ${text.slice(0, 300)}`);
}
