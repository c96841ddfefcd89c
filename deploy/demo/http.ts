export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * One request to a service of ours.
 * @throws when the answer is no 2xx; the message holds the code and detail of the problem, which
 * never repeat what was sent.
 */
export async function send(
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  body?: unknown,
  type = 'application/json',
): Promise<Answer> {
  const content = type === 'application/json' ? JSON.stringify(body) : String(body);
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: content, headers: { 'content-type': type } }),
  });
  const text = await response.text();
  if (response.ok) return { status: response.status, text };
  throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${problemIn(text)}`);
}

/** An answer in JSON. The shape is that of the OpenAPI document of the service. */
export async function read<T>(url: string): Promise<T> {
  return JSON.parse((await send('GET', url)).text) as T;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly _links: { readonly next?: { readonly href: string } };
}

/** All pages of a collection. */
export async function readAll<T>(url: string): Promise<T[]> {
  const items: T[] = [];
  for (let next: string | undefined = url; next !== undefined;) {
    const page: Page<T> = await read<Page<T>>(next);
    items.push(...page.items);
    next = page._links.next && new URL(page._links.next.href, url).href;
  }
  return items;
}

/** Works on `width` items at a time, in order of the list; stops at the first error. */
export async function eachOf<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

function problemIn(text: string): string {
  try {
    const { code, detail, invalidParams } = JSON.parse(text) as Record<string, unknown>;
    const params = invalidParams ? ` ${JSON.stringify(invalidParams).slice(0, 500)}` : '';
    return `${String(code)}: ${String(detail)}${params}`;
  } catch {
    return text.slice(0, 200);
  }
}
