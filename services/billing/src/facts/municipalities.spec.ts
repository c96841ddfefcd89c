import { municipalitiesNamed } from './municipalities';

it.each<[string, unknown, string[]]>([
  ['nothing', { childId: 'x', residences: [] }, []],
  [
    'residences, once each',
    { residences: [{ municipality: '0599' }, { municipality: '0599' }, { municipality: null }] },
    ['0599'],
  ],
  ['a mother', { motherAtBirth: { status: 'resident', municipality: '0502' } }, ['0502']],
  ['a school', { enrolments: [{ schoolId: '9999', schoolMunicipality: '0606' }] }, ['0606']],
  [
    'a placement',
    { placement: { receiver: '0599', place: '0518', provider: '12345678' } },
    ['0518', '0599'],
  ],
  ['shares of a decision', { decisions: [{ shares: [{ municipality: '0489' }] }] }, ['0489']],
  [
    'what came in the place of a merged one',
    { residences: [{ municipality: '0501' }] },
    ['0501', '1992'],
  ],
])('a fact names %s', (_, fact, codes) => {
  expect([...municipalitiesNamed(fact)].sort()).toEqual(codes);
});
