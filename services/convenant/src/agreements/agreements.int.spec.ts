import { testDatabase, type TestDatabase } from '../../../../test/support';
import { DRAFT, openService, type OpenedService } from '../../test/fixture';
import { AppModule } from '../app.module';

let store: TestDatabase;
let service: OpenedService;
const ask: OpenedService['ask'] = (...request) => service.ask(...request);

const PAIR = [
  { name: 'Rotterdam', municipalities: ['0599'] },
  { name: 'Delft', municipalities: ['0503'] },
];
const DUTIES = [
  ...DRAFT.clauses,
  {
    ...{ id: 'termijnen', kind: 'terms', answerDays: 14, invoiceDays: 30 },
    ...{ objectionDays: 14, paymentDays: 30 },
  },
  {
    ...{ id: 'rapportage', kind: 'reporting', subject: 'wachttijden', by: 'home' },
    ...{ every: 'year', withinDays: 60 },
  },
  { id: 'verlenging', kind: 'renewal', renewal: 'calendar-year', noticeDays: 90 },
  { id: 'overdracht', kind: 'hand-over', by: 'home', dossierDays: 14, isWarm: false },
  { id: 'niet', kind: 'not-agreed', subjects: ['duration', 'tariffs'] },
];

beforeAll(async () => {
  store = await testDatabase('convenant');
  service = await openService(AppModule, store.url);
  const pair = { ...DRAFT, name: 'Rotterdam – Delft', sides: PAIR, scope: {}, clauses: DUTIES };
  await published('regions', { ...DRAFT, scope: {} });
  await published('pair', { ...pair, until: '2027-01-01' });
  await published('default', { ...pair, name: 'Waar niets geldt', isDefault: true });
}, 60_000);

afterAll(async () => {
  await service?.close();
  await store?.drop();
});

async function published(id: string, content: object): Promise<void> {
  const path = `/convenants/${id}/versions/1`;
  expect(await ask('PUT', path, content)).toMatchObject({ status: 200 });
  expect(await ask('POST', `${path}/publications`)).toMatchObject({ status: 200 });
}

interface Agreement {
  readonly convenantId: string;
  readonly agreed: { readonly kind: string; readonly nl: string; readonly en: string }[];
  readonly notAgreed: { readonly nl: string; readonly en: string }[];
}

const between = async (one: string, other: string, on: string) => {
  const path = `/agreements?municipality=${one}&counterparty=${other}&on=${on}`;
  const { body } = await ask('GET', path);
  return body as { nl: string; en: string; agreements: Agreement[]; silent: { kind: string }[] };
};

describe('what two municipalities have agreed', () => {
  it.each([
    [
      'the pair first, then the regions, the default last',
      '0599',
      '0503',
      '2026-06-01',
      'pair,regions,default',
    ],
    ['the same from the other side', '0503', '0599', '2026-06-01', 'pair,regions,default'],
    ['what still holds when the pair has ended', '0599', '0503', '2027-01-01', 'regions,default'],
    ['the regions only', '0502', '1783', '2026-06-01', 'regions'],
    ['nothing before it began', '0599', '0503', '2025-12-31', ''],
  ])('is %s', async (_, one, other, on, ids) => {
    const { agreements } = await between(one, other, on);
    expect(agreements.map(({ convenantId }) => convenantId).join()).toBe(ids);
  });

  it('stands in words, in both languages, with what is not agreed', async () => {
    const { agreements, silent } = await between('0599', '0503', '2026-06-01');
    const [pair] = agreements;
    expect(pair?.agreed.map(({ nl }) => nl)).toContain(
      'de schoolgemeente draagt 1/4 van de kosten',
    );
    expect(pair?.notAgreed).toMatchObject([
      {
        nl: 'niet afgesproken is: de duur, tarieven',
        en: 'not agreed: the duration, tariffs',
      },
    ]);
    const kinds = silent.map(({ kind }) => kind);
    expect(kinds).toContain('dispute-path');
    expect(kinds).not.toContain('share-costs');
    expect(kinds).not.toContain('not-agreed');
  });

  it('is told to be nothing where nobody agreed anything', async () => {
    const { nl, en, silent } = await between('0363', '0344', '2026-06-01');
    expect(nl).toBe('Amsterdam en Utrecht hebben niets afgesproken: de wet.');
    expect(en).toBe('Amsterdam and Utrecht have agreed nothing: the law decides.');
    expect(silent.length).toBeGreaterThan(30);
  });

  it('is told to the others as a default only when it is one', async () => {
    const rows = await service.database.query<{ type: string; key: string }[]>(
      `select key, payload::json->>'type' as type from outbox order by id`,
    );
    expect(rows.map(({ key, type }) => `${key} ${type}`)).toEqual([
      'regions nl.grensverkeer.convenant-published.v1',
      'pair nl.grensverkeer.convenant-published.v1',
      'default nl.grensverkeer.convenant-published.v2',
    ]);
  });
});

describe('the duties of a version', () => {
  const duties = async (from: string, until: string) => {
    const path = `/convenants/pair/versions/1/duties?from=${from}&until=${until}`;
    return (await ask('GET', path)).body as {
      duties: { due: string; role: string; clauseId: string; nl: string; en: string }[];
      whenever: { happening: string; withinDays: number | null; nl: string; en: string }[];
    };
  };

  it('fall due on days of the calendar, also after the day they hang on', async () => {
    const found = await duties('2026-10-01', '2027-04-01');
    expect(found.duties.map(({ due, role, clauseId }) => `${due} ${role} ${clauseId}`)).toEqual([
      '2026-10-03 both verlenging',
      '2026-10-30 both termijnen',
      '2026-11-30 both termijnen',
      '2026-12-30 both termijnen',
      '2027-01-30 both termijnen',
      '2027-03-01 home rapportage',
    ]);
    expect(found.duties.at(-1)).toMatchObject({
      nl: 'Na het jaar: de woongemeente rapporteert over wachttijden.',
      en: 'After the year: the home municipality reports on wachttijden.',
    });
  });

  it('are those of the period: its first day, and not the first day after it', async () => {
    const found = await duties('2026-10-03', '2026-11-30');
    expect(found.duties.map(({ due }) => due)).toEqual(['2026-10-03', '2026-10-30']);
  });

  it('hang on what happens, within so many days', async () => {
    const { whenever } = await duties('2026-10-01', '2026-10-02');
    expect(whenever.map(({ happening, withinDays }) => `${happening} ${withinDays}`)).toEqual([
      'help-requested 14',
      'payer-changed null',
      'payer-changed 14',
      'statement-sent 14',
      'statement-sent 30',
    ]);
    expect(whenever[2]?.nl).toBe(
      'Als een andere gemeente gaat betalen: de woongemeente draagt het dossier over.',
    );
  });

  it('are asked for a period', async () => {
    const path = '/convenants/pair/versions/1/duties';
    expect(await ask('GET', path)).toMatchObject({ status: 400 });
    expect(await ask('GET', `${path}?from=2026-02-01&until=2026-01-01`)).toMatchObject({
      status: 400,
    });
  });
});
