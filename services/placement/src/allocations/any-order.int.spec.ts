import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Child, testBsn } from '../../test/facts';
import { codesIn, jw301, nextNumber, type Product } from '../../test/messages';
import { openPlacement, type PlacementService } from '../../test/open-placement';

let database: TestDatabase;
let service: PlacementService;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

/** Versions of one allocation: corrected, shortened, prolonged, removed, some of one moment. */
const version = fc.record({
  Toewijzingsdatum: fc.constantFrom('2026-02-27', '2026-03-01', '2026-03-02'),
  Toewijzingstijd: fc.constantFrom('09:00:00', '09:00:01', '23:59:59'),
  volume: fc.integer({ min: 1, max: 40 }),
  end: fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31', '2027-06-30'),
});
const versions = fc.array(version, { minLength: 1, maxLength: 5 });

const productOf = ({
  volume,
  end,
  ...moment
}: typeof version extends fc.Arbitrary<infer V> ? V : never): Product => ({
  ...moment,
  Einddatum: end,
  Omvang: { Volume: volume, Eenheid: '04', Frequentie: '2' },
  ...(end === '2026-01-01' && { RedenWijziging: '13' }),
});

let person = 0;

/** What is told at last, when the messages come in this order; the child comes at some moment. */
async function toldAfter(messages: readonly Product[], childAt: number): Promise<unknown> {
  const child = new Child(testBsn(person++));
  const parties = { municipality: '0599', provider: '12345678', bsn: child.bsn };
  const ToewijzingNummer = nextNumber();
  const texts = new Map(
    messages.map((one) => [one, jw301(parties, [{ ...one, ToewijzingNummer }])]),
  );
  for (const [at, one] of messages.entries()) {
    if (at === childAt % messages.length) await service.tell(child.recorded());
    const { text } = await service.send(texts.get(one) ?? '');
    expect(codesIn(text)).toEqual([]);
  }
  const { body } = await service.call('GET', `/placements?childId=${child.id}`);
  const [{ placementId = '' } = {}] = body['items'] as { placementId?: string }[];
  const last = (await service.told(placementId)).at(-1);
  const { from, until, stay } = last?.placement ?? {};
  return { from, until, stay, allocation: last?.allocation };
}

describe('the JW301s of one allocation', () => {
  it('end in the latest Toewijzingsdatum and -tijd, in any order and any number of times', async () => {
    await fc.assert(
      fc.asyncProperty(versions, fc.infiniteStream(fc.nat()), async (made, random) => {
        const products = made.map(productOf);
        const shuffled = [...products, ...products.filter(() => random.next().value % 2 === 0)]
          .map((product) => ({ product, at: random.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ product }) => product);
        const asTold = await toldAfter(products, 0);
        expect(await toldAfter(shuffled, random.next().value as number)).toEqual(asTold);

        const moment = (one: Product): string => `${one.Toewijzingsdatum} ${one.Toewijzingstijd}`;
        const latest = products.map(moment).sort().at(-1);
        const winners = products.filter((one) => moment(one) === latest);
        const { allocation } = asTold as {
          allocation: { removed: boolean; volume: { amount: number } };
        };
        expect(
          winners.map(({ Omvang, RedenWijziging }) => [Omvang?.Volume, RedenWijziging === '13']),
        ).toContainEqual([allocation.volume.amount, allocation.removed]);
      }),
      { numRuns: 40 },
    );
  });
});
