import { XsdCheck } from '../../../../libs/ijw/xsd-check/xsd-check';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Asking, someone, valueIn, type Detail } from '../../test/asking';
import { openPlacement, type PlacementService } from '../../test/open-placement';
import { jw301, nextNumber } from '../../test/messages';

const check = new XsdCheck();
let database: TestDatabase;
let service: PlacementService;
let asking: Asking;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
  asking = new Asking(service, check);
});
afterAll(async () => {
  await check.stop();
  await service?.stop();
  await database?.drop();
});

describe('a request for allocation (JW315)', () => {
  it('for a child of another municipality is rejected with reason 8 and its code', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0502']));
    expect(await asking.ask(parties, { ReferentieAanbieder: reference })).toEqual([]);
    const detail = await asking.inState(reference, 'rejected');
    const [xml] = await asking.messages(detail);
    expect(valueIn(xml, 'ReferentieAanbieder')).toBe(reference);
    expect(valueIn(xml, 'VerzoekAntwoord')).toBe('1');
    expect(valueIn(xml, 'RedenAfwijzingVerzoek')).toBe('8');
    expect(valueIn(xml, 'Gemeente')).toBe('0502');
    expect([valueIn(xml, 'Afzender'), valueIn(xml, 'Ontvanger')]).toEqual(['0599', '12345678']);
    expect(detail).toMatchObject({ responsible: '0502', work: null, due: null, overdue: false });
    expect(detail.explanation.nl).toContain('Capelle aan den IJssel is verantwoordelijk');
    expect(detail.explanation.en).toMatch(/Youth Act \(Jeugdwet\) art. 1.1, woonplaats, point 1/);
  });

  it('for a child of ours goes to the case worker, in five working days', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const detail = await asking.inState(reference, 'ours');
    expect(detail).toMatchObject({ responsible: '0599', work: 'decide-help', answers: [] });
    expect((await asking.work('0599')).map(({ requestId }) => requestId)).toContain(
      detail.requestId,
    );
    expect((await asking.work('0502')).map(({ requestId }) => requestId)).not.toContain(
      detail.requestId,
    );
  });

  it('looks at the first day of the help, not at today', async () => {
    const { child, parties, reference } = someone();
    const moves: [string, string][] = [
      ['2020-01-01', '0502'],
      ['2026-05-01', '0599'],
      ['2026-08-01', '0606'],
    ];
    await service.tell(child.recorded(), child.lives(1, ...moves));
    await asking.ask(parties, {
      ReferentieAanbieder: reference,
      ToewijzingIngangsdatum: '2026-05-01',
    });
    await asking.inState(reference, 'ours');
    const other = { ...someone().parties, bsn: parties.bsn, provider: '87654321' };
    const second = `vot-${nextNumber()}`;
    await asking.ask(other, { ReferentieAanbieder: second, ToewijzingIngangsdatum: '2026-04-30' });
    expect(
      valueIn((await asking.messages(await asking.inState(second, 'rejected')))[0], 'Gemeente'),
    ).toBe('0502');
  });

  it('for a stay looks at the address before it, also before an earlier stay', async () => {
    const { child, parties, reference } = someone();
    const moves: [string, string][] = [
      ['2020-01-01', '0502'],
      ['2026-02-01', '0599'],
    ];
    await service.tell(child.recorded(), child.lives(1, ...moves));
    const stay = {
      Product: { Categorie: '43', Code: '43A01' },
      Omvang: { Volume: 40, Eenheid: '14', Frequentie: '6' },
    };
    const dates = { Ingangsdatum: '2026-02-01', Einddatum: '2026-04-30' };
    await service.send(jw301({ ...parties, municipality: '0502' }, [{ ...stay, ...dates }]));
    await asking.ask(parties, { ...stay, ReferentieAanbieder: reference });
    const detail = await asking.inState(reference, 'rejected');
    expect(detail).toMatchObject({ responsible: '0502' });
    expect(detail.explanation.en).toMatch(/point 2/);
  });

  it('in doubt is looked into, with two weeks and the reason', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded());
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const detail = await eventually(async () => {
      const found = await asking.read(reference);
      return found.answers.length > 0 ? found : null;
    });
    const [xml] = await asking.messages(detail);
    expect(valueIn(xml, 'VerzoekAntwoord')).toBe('2');
    expect(valueIn(xml, 'RedenAfwijzingVerzoek')).toBeUndefined();
    expect(detail).toMatchObject({
      ...{ state: 'in-doubt', work: 'find-responsible', reason: 'no-residence-known' },
      ...{ responsible: null, overdue: false, investigated: true },
      interim: { payer: '0599' },
    });
    const days =
      (Date.parse(String(detail['due'])) - Date.parse(String(detail['askedOn']))) / 864e5;
    expect(days).toBe(14);
    expect(detail.explanation.nl).toContain('Rotterdam betaalt de aanbieder zolang gemeenten');
  });

  it('of a child that nobody has told yet is in doubt until it is', async () => {
    const { child, parties, reference } = someone();
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const unknown = await asking.inState(reference, 'in-doubt');
    expect(unknown).toMatchObject({ reason: 'child-unknown', interim: { payer: '0599' } });
    expect(unknown.explanation.nl).toMatch(/niets bekend[^]*Rotterdam betaalt[^]*uiterlijk op/);
    await eventually(async () => (await asking.read(reference))['investigated'] === true);
    expect((await asking.read(reference)).explanation.en).toContain('looked into (JW319)');
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    expect(await asking.inState(reference, 'ours')).toMatchObject({ childId: child.id });
    await service.tell(child.lives(2, ['2020-01-01', '0502']));
    expect(
      valueIn((await asking.messages(await asking.inState(reference, 'rejected')))[1], 'Gemeente'),
    ).toBe('0502');
  });

  it('comes back to a person when the facts have overtaken its answer', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0502']));
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const before = await asking.inState(reference, 'rejected');
    await service.tell(child.lives(2, ['2020-01-01', '0606']));
    await eventually(async () => (await asking.read(reference))['outdated'] === true);
    expect(await asking.read(reference)).toMatchObject({ work: 'mend-answer', state: 'rejected' });
    expect((await asking.work('0599')).map(({ requestId }) => requestId)).toContain(
      before.requestId,
    );
    const path = `/requests/${before.requestId}/rejections`;
    await service.call('POST', path, { reason: '8', municipality: '0606' });
    expect(await asking.read(reference)).toMatchObject({ work: null, outdated: false });
    const texts = await asking.messages(await asking.read(reference));
    expect(texts.map((xml) => valueIn(xml, 'Gemeente'))).toEqual(['0502', '0606']);
  });

  it('that cannot be computed goes to a person, and holds up no other', async () => {
    const [bad, good] = [someone(), someone()];
    await service.tell(bad.child.recorded(), bad.child.lives(1, ['2020-01-01', '0599']));
    await service.database.query(
      `update child_fact set data = '{"residences": 7}' where child_id = $1 and kind like 'res%'`,
      [bad.child.id],
    );
    await asking.ask(bad.parties, { ReferentieAanbieder: bad.reference });
    await service.tell(good.child.recorded(), good.child.lives(1, ['2020-01-01', '0599']));
    await asking.ask(good.parties, { ReferentieAanbieder: good.reference });
    await asking.inState(good.reference, 'ours');
    const detail = await asking.inState(bad.reference, 'in-doubt');
    expect(detail).toMatchObject({ reason: 'not-computed', work: 'find-responsible' });
  });

  it('that cannot be computed is tried again, ever later, and never forgotten', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    await service.database.query(
      `update child_fact set data = '{"residences": 7}' where child_id = $1 and kind like 'res%'`,
      [child.id],
    );
    await asking.ask({ ...parties, municipality: '0606' }, { ReferentieAanbieder: reference });
    const pauses: number[] = [];
    for (const times of [1, 2, 3]) {
      const [row] = await eventually(async () => {
        const rows: { pause: number }[] = await service.database.query(
          `select round(extract(epoch from look_at - failed_at))::int pause from request
           where reference = $1 and failures = $2`,
          [reference, times],
        );
        return rows.length > 0 && rows;
      });
      pauses.push(row?.pause ?? 0);
      await service.database.query('update request set look_at = now() where reference = $1', [
        reference,
      ]);
    }
    expect(pauses).toEqual([60, 120, 240]);
    const health = await (await fetch(`${service.url}/_healthz`)).json();
    expect(health).toMatchObject({ details: { failedRequests: expect.any(Number) } });
    const [entry] = await asking.work('0606');
    expect(entry).toMatchObject({ reason: 'not-computed', failure: { reason: 'TypeError' } });
    expect((await asking.read(reference)).explanation.nl).toContain('kon niet worden uitgerekend');

    await service.tell(child.lives(2, ['2020-01-01', '0606']));
    expect(await asking.inState(reference, 'ours')).toMatchObject({ failure: null });
  });

  it('is read as it was at one moment, also when it changes while it is read', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0502']));
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const { requestId } = await asking.inState(reference, 'rejected');
    const reading = await service.database.transaction(async (tx) => {
      await tx.query('lock table message in access exclusive mode');
      const started = asking.read(reference);
      await eventually(async () => {
        const waits = await service.database.query(
          `select from pg_locks where not granted and relation = 'message'::regclass`,
        );
        return waits.length > 0;
      });
      await tx.query('update request set answer_refused = true where id = $1', [requestId]);
      await tx.query(`update message set codes = '{0001}' where request_id = $1`, [requestId]);
      return { started };
    });
    const during = await reading.started;
    expect([during['answerRefused'], during.answers[0]?.codes]).toEqual([false, []]);
    const after = await asking.read(reference);
    expect([after['answerRefused'], after.answers[0]?.codes]).toEqual([true, ['0001']]);
  });

  it('is refused when its reference was used, or another is open (TR347, TR374)', async () => {
    const { parties, reference } = someone();
    await asking.ask(parties, { ReferentieAanbieder: reference });
    expect(await asking.ask(parties, {})).toEqual(['0200', '0200', '9374']);
    const other = { ...someone().parties };
    expect(await asking.ask(other, { ReferentieAanbieder: reference })).toEqual([
      '0200',
      '9347',
      '0200',
    ]);
    const elsewhere = { ...parties, municipality: '0502' };
    expect(await asking.ask(elsewhere, {})).toEqual([]);
  });
});

describe('the worklist', () => {
  it('is per municipality, the oldest first, page by page, and shows what is late', async () => {
    const expected: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { parties, reference } = someone();
      await asking.ask({ ...parties, municipality: '0489' }, { ReferentieAanbieder: reference });
      const { requestId } = await asking.inState(reference, 'in-doubt');
      expected.push(requestId);
      const askedOn = `2026-0${3 - n}-01`;
      await service.database.query('update request set asked_on = $2 where id = $1', [
        requestId,
        askedOn,
      ]);
    }
    const first = await service.call('GET', '/worklist?municipality=0489&pageSize=2');
    const { next } = first.body['_links'] as { next: { href: string } };
    const second = await service.call('GET', next.href.replace('/v1', ''));
    const found = [first, second].flatMap(({ body }) => body['items'] as Detail[]);
    expect(found.map(({ requestId }) => requestId)).toEqual(expected.reverse());
    expect(found.map(({ overdue, due }) => [overdue, due])).toEqual([
      [true, '2026-01-15'],
      [true, '2026-02-15'],
      [true, '2026-03-15'],
    ]);
    expect((await service.call('GET', '/worklist')).body['code']).toBe('invalid-input');
  });

  it('and the outgoing messages are listed for who sends them', async () => {
    const { body } = await service.call('GET', '/messages?municipality=0489&pageSize=500');
    expect(body['items']).toMatchObject([{ name: 'JW319' }, { name: 'JW319' }, { name: 'JW319' }]);
  });
});
