import type { Basis } from './decision';
import { groundOf } from './ground';

const shares = { convenantId: 'a-b', version: 2, clauseId: 'shares', kind: 'share-costs' };

describe('the ground of a basis', () => {
  it.each<[string, Basis, string]>([
    ['is its rung', { rung: 'JW1.1-1', facts: [], clauses: [] }, 'JW1.1-1'],
    [
      'and its clauses',
      { rung: 'JW1.1-1', facts: [], clauses: [shares, { ...shares, clauseId: 'cap' }] },
      'JW1.1-1 a-b@2#shares a-b@2#cap',
    ],
    ['is none of what is open', { rung: null, facts: [], clauses: [] }, 'none'],
  ])('%s', (_, basis, text) => expect(groundOf(basis)).toBe(text));
});
