import { PageQuery, after, pageOf } from './paging';

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const read = (query: PageQuery) => {
  const from = after(query) ?? '';
  const found = rows.filter(({ id }) => id > from).slice(0, query.pageSize + 1);
  return pageOf('/v1/things?kind=x', query, found, ({ id }) => id);
};

test.each([1, 2, 3, 5, 50])('pages of %i hold every row once, in order', (pageSize) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = read({ pageSize, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    const next = page._links.next && new URL(page._links.next.href, 'http://here');
    if (next) expect(next.searchParams.get('kind')).toBe('x');
    cursor = next?.searchParams.get('cursor') ?? undefined;
  } while (cursor !== undefined);
  expect(seen.join('')).toBe('abcde');
});

test.each(['A', 'AA', 'eAB5'])('a cursor of our own making only, not %s', (cursor) => {
  expect(() => after({ pageSize: 1, cursor })).toThrow('invalid-cursor');
});
