import { XsdCheck } from '../../../../libs/ijw/xsd-check/xsd-check';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { openPlacement, type PlacementService } from '../../test/open-placement';
import { Child, testBsn } from '../../test/facts';
import { codesIn, jw301, nextNumber, type Parties, type Product } from '../../test/messages';

const check = new XsdCheck();
let database: TestDatabase;
let service: PlacementService;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
});
afterAll(async () => {
  await check.stop();
  await service?.stop();
  await database?.drop();
});

let person = 0;
/** A child that nobody has told yet, at a provider of Rotterdam. */
function someone(): { child: Child; parties: Parties } {
  const child = new Child(testBsn(person++));
  return { child, parties: { municipality: '0599', provider: '12345678', bsn: child.bsn } };
}

async function accepted(xml: string): Promise<void> {
  const { status, text } = await service.send(xml);
  expect([status, codesIn(text)]).toEqual([200, []]);
  expect(await check.faults('JW302', text)).toEqual([]);
}

interface Listed {
  placementId: string;
  from: string;
  until: string | null;
}

async function placementsOf(child: Child): Promise<Listed[]> {
  const { body } = await service.call('GET', `/placements?childId=${child.id}`);
  return body['items'] as Listed[];
}

/** What billing last heard of the only placement of this child. */
async function lastTold(child: Child) {
  const [placement, ...others] = await placementsOf(child);
  expect(others).toEqual([]);
  const events = await service.told(placement?.placementId ?? '');
  return { count: events.length, last: events.at(-1) };
}

describe('the allocations of a JW301', () => {
  it('become placements, one per product, and are told', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const number = nextNumber();
    const stay = { Product: { Categorie: '43', Code: '43A05' }, Einddatum: '2026-06-30' };
    const other = { Omvang: { Volume: 40, Eenheid: '14', Frequentie: '6' } };
    await accepted(jw301(parties, [{ ToewijzingNummer: number }, { ...stay, ...other }]));
    const [one, two] = (await placementsOf(child)).sort((a, b) => (a.until! > b.until! ? -1 : 1));
    expect(one).toMatchObject({
      ...{ childId: child.id, provider: '12345678', receiver: '0599', allocationNumber: number },
      ...{ from: '2026-01-01', until: '2027-01-01', stay: null, productCode: '45A04' },
      volume: { amount: 3, unit: '04', frequency: '2' },
    });
    expect(two).toMatchObject({ until: '2026-07-01', stay: 'respite', partTime: false });
    const events = await service.told(one?.placementId ?? '');
    expect(events).toMatchObject([
      { version: 1, allocation: { removed: false, budgetCents: null, volume: { amount: 3 } } },
    ]);
  });

  it('wait for a child that is not known, and come with it', async () => {
    const { child, parties } = someone();
    await accepted(jw301(parties, [{}]));
    expect(await placementsOf(child)).toEqual([]);
    await service.tell(child.recorded());
    expect(await placementsOf(child)).toHaveLength(1);
    await service.tell(child.recorded(2));
    expect((await lastTold(child)).count).toBe(1);
  });

  const VERSIONS: [string, Product][] = [
    ['first', { Toewijzingstijd: '09:00:00' }],
    ['shorter', { Toewijzingstijd: '10:00:00', Einddatum: '2026-06-30', RedenWijziging: '05' }],
    ['longer', { Toewijzingsdatum: '2026-03-02', Einddatum: '2027-06-30', RedenWijziging: '04' }],
  ];
  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]], [[2, 0, 1]]])(
    'in the order %j end in the latest Toewijzingsdatum and -tijd',
    async (order) => {
      const { child, parties } = someone();
      const ToewijzingNummer = nextNumber();
      for (const [turn, at] of order.entries()) {
        if (turn === 1) await service.tell(child.recorded());
        await accepted(jw301(parties, [{ ...VERSIONS[at]?.[1], ToewijzingNummer }]));
      }
      const { last } = await lastTold(child);
      expect(last?.placement).toMatchObject({ from: '2026-01-01', until: '2027-07-01' });
    },
  );

  it('of one moment do not depend on what came first', async () => {
    const until: unknown[] = [];
    for (const days of [
      ['2026-06-30', '2026-09-30'],
      ['2026-09-30', '2026-06-30'],
    ]) {
      const { child, parties } = someone();
      await service.tell(child.recorded());
      const ToewijzingNummer = nextNumber();
      for (const Einddatum of days) {
        await accepted(jw301(parties, [{ ToewijzingNummer, Einddatum }]));
      }
      until.push((await lastTold(child)).last?.placement['until']);
    }
    expect(until[0]).toBe(until[1]);
  });

  it('that are removed no longer count, and may come back', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const product = {
      ...{ ToewijzingNummer: nextNumber(), Product: { Categorie: '44', Code: '44A01' } },
      Omvang: { Volume: 40, Eenheid: '14', Frequentie: '6' },
    };
    await accepted(jw301(parties, [product]));
    const removed = { Einddatum: '2026-01-01', RedenWijziging: '13', Toewijzingstijd: '13:00:00' };
    await accepted(jw301(parties, [{ ...product, ...removed }]));
    const { count, last } = await lastTold(child);
    expect([count, last?.allocation['removed'], last?.placement['stay']]).toEqual([2, true, null]);
    await accepted(jw301(parties, [{ ...product, Toewijzingstijd: '14:00:00' }]));
    expect((await lastTold(child)).last).toMatchObject({
      allocation: { removed: false },
      placement: { stay: 'residential', until: '2027-01-01' },
    });
  });

  it('keep what only people know of the placement', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const ToewijzingNummer = nextNumber();
    await accepted(jw301(parties, [{ ToewijzingNummer }]));
    const [{ placementId = '' } = {}] = await placementsOf(child);
    const { body } = await service.call('GET', `/placements/${placementId}`);
    const { version, homeConsent, removed, placementId: _id, ...told } = body;
    const known = { ...told, group: 'help-at-school', helpRequestDate: '2025-12-01' };
    expect((await service.call('PUT', `/placements/${placementId}`, known)).status).toBe(200);
    const shorter = { Einddatum: '2026-06-30', Toewijzingstijd: '13:00:00' };
    await accepted(jw301(parties, [{ ToewijzingNummer, ...shorter }]));
    expect((await lastTold(child)).last?.placement).toMatchObject({
      ...{ group: 'help-at-school', helpRequestDate: '2025-12-01', until: '2026-07-01' },
    });
  });

  it('update a placement that came in JSON under its number', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const allocationNumber = nextNumber();
    const id = child.id.replace(/^./, '0');
    await service.call('PUT', `/placements/${id}`, {
      ...{ childId: child.id, provider: '12345678', receiver: '0599', allocationNumber },
      ...{ from: '2025-06-01', stay: 'foster-care', place: '0606', productCategory: '45' },
    });
    await accepted(jw301(parties, [{ ToewijzingNummer: allocationNumber }]));
    const { last } = await lastTold(child);
    expect(last?.placement).toMatchObject({ id, stay: 'foster-care', from: '2026-01-01' });
  });
});

describe('a JW301 is refused', () => {
  it.each([
    ['of another client', { bsn: testBsn(5_000) }, {}],
    ['of another provider', { provider: '87654321' }, {}],
    ['of another product', {}, { Product: { Categorie: '48', Code: '48A01' } }],
  ])('when its number is that %s (9332)', async (_, party, product) => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const ToewijzingNummer = nextNumber();
    await accepted(jw301(parties, [{ ToewijzingNummer }]));
    const before = { Product: { Categorie: '45', Code: '45A05' } };
    const xml = jw301({ ...parties, ...party }, [before, { ToewijzingNummer, ...product }]);
    const { status, text } = await service.send(xml);
    expect([status, await check.faults('JW302', text)]).toEqual([200, []]);
    expect(codesIn(text)).toEqual(['0200', '0200', '0200', '9332', '0200']);
    expect(await placementsOf(child)).toHaveLength(1);
    expect((await lastTold(child)).count).toBe(1);
  });

  it('also when the number is known from a placement in JSON', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const allocationNumber = nextNumber();
    await service.call('PUT', `/placements/${child.id}`, {
      ...{ childId: child.id, provider: '12345678', receiver: '0599', allocationNumber },
      from: '2025-06-01',
    });
    const other = { ...parties, bsn: testBsn(5_001) };
    const { text } = await service.send(jw301(other, [{ ToewijzingNummer: allocationNumber }]));
    expect(codesIn(text)).toContain('9332');
  });
});

describe('at once', () => {
  it('a message and the child it waits for always find each other', async () => {
    for (let round = 0; round < 15; round++) {
      const { child, parties } = someone();
      await Promise.all([
        accepted(jw301(parties, [{}, {}].map(differs))),
        service.tell(child.recorded()),
      ]);
      expect(await placementsOf(child)).toHaveLength(2);
    }
  });

  it('versions of one allocation end in the latest', async () => {
    for (let round = 0; round < 8; round++) {
      const { child, parties } = someone();
      await service.tell(child.recorded());
      const ToewijzingNummer = nextNumber();
      const versions = ['09', '10', '11'].map((hour, at) => ({
        ...{ ToewijzingNummer, Toewijzingstijd: `${hour}:00:00`, Einddatum: `2026-0${at + 6}-30` },
      }));
      await Promise.all(versions.reverse().map((one) => accepted(jw301(parties, [one]))));
      expect((await lastTold(child)).last?.placement['until']).toBe('2026-08-31');
    }
  });
});

const differs = (_: object, at: number): Product => ({
  Product: { Categorie: '45', Code: `45A0${at + 1}` },
});
