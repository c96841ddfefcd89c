import { eventually } from '../../../../test/support';
import { openPlacement, type PlacementService } from '../../test/open-placement';
import { Child, testBsn } from '../../test/facts';
import { jw301, jw315, nextNumber, type Asked, type Parties } from '../../test/messages';

let service: PlacementService;
beforeAll(async () => {
  service = await openPlacement();
});
afterAll(() => service?.stop());

let person = 0;
const someone = (): { child: Child; parties: Parties; reference: string } => {
  const child = new Child(testBsn(person++));
  const parties = { municipality: '0599', provider: '12345678', bsn: child.bsn };
  return { child, parties, reference: `vot-${nextNumber()}` };
};

async function ask(parties: Parties, ...asked: Asked[]): Promise<string[]> {
  const { status, text } = await service.send(jw315(parties, asked));
  expect([status, await service.faults('JW316', text)]).toEqual([200, []]);
  return [...text.matchAll(/RetourCode>(\w+)</g)].map(([, code = '']) => code);
}

interface Detail {
  requestId: string;
  state: string;
  work: string | null;
  answers: { messageId: string; name: string; codes: string[] }[];
  explanation: { nl: string; en: string };
  [member: string]: unknown;
}

async function idOf(reference: string): Promise<string> {
  const rows: { id: string }[] = await service.database.query(
    'select id from request where reference = $1',
    [reference],
  );
  return rows[0]?.id ?? '';
}

const read = async (reference: string): Promise<Detail> =>
  (await service.call('GET', `/requests/${await idOf(reference)}`)).body as Detail;

/** The request when the worker has brought it to this state. */
const inState = (reference: string, state: string): Promise<Detail> =>
  eventually(async () => {
    const detail = await read(reference);
    return detail.state === state ? detail : null;
  });

/** The answers as XML, each checked against its schema. */
async function messages({ answers }: Detail): Promise<string[]> {
  return Promise.all(
    answers.map(async ({ messageId, name }) => {
      const answer = await fetch(`${service.url}/v1/messages/${messageId}`);
      const text = await answer.text();
      expect(await service.faults(name, text)).toEqual([]);
      return text;
    }),
  );
}

const value = (xml: string | undefined, element: string): string | undefined =>
  new RegExp(`:${element}>([^<]*)<`).exec(xml ?? '')?.[1];

const work = async (municipality: string): Promise<Detail[]> => {
  const { body } = await service.call('GET', `/worklist?municipality=${municipality}&pageSize=500`);
  return body['items'] as Detail[];
};

describe('a request for allocation (JW315)', () => {
  it('for a child of another municipality is rejected with reason 8 and its code', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0502']));
    expect(await ask(parties, { ReferentieAanbieder: reference })).toEqual([]);
    const detail = await inState(reference, 'rejected');
    const [xml] = await messages(detail);
    expect(value(xml, 'ReferentieAanbieder')).toBe(reference);
    expect(value(xml, 'VerzoekAntwoord')).toBe('1');
    expect(value(xml, 'RedenAfwijzingVerzoek')).toBe('8');
    expect(value(xml, 'Gemeente')).toBe('0502');
    expect([value(xml, 'Afzender'), value(xml, 'Ontvanger')]).toEqual(['0599', '12345678']);
    expect(detail).toMatchObject({ responsible: '0502', work: null, due: null, overdue: false });
    expect(detail.explanation.nl).toContain('Capelle aan den IJssel is verantwoordelijk');
    expect(detail.explanation.en).toMatch(/Youth Act \(Jeugdwet\) art. 1.1, woonplaats, point 1/);
  });

  it('for a child of ours goes to the case worker, in five working days', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    await ask(parties, { ReferentieAanbieder: reference });
    const detail = await inState(reference, 'ours');
    expect(detail).toMatchObject({ responsible: '0599', work: 'decide-help', answers: [] });
    expect((await work('0599')).map(({ requestId }) => requestId)).toContain(detail.requestId);
    expect((await work('0502')).map(({ requestId }) => requestId)).not.toContain(detail.requestId);
  });

  it('looks at the first day of the help, not at today', async () => {
    const { child, parties, reference } = someone();
    const moves: [string, string][] = [
      ['2020-01-01', '0502'],
      ['2026-05-01', '0599'],
      ['2026-08-01', '0606'],
    ];
    await service.tell(child.recorded(), child.lives(1, ...moves));
    await ask(parties, { ReferentieAanbieder: reference, ToewijzingIngangsdatum: '2026-05-01' });
    await inState(reference, 'ours');
    const other = { ...someone().parties, bsn: parties.bsn, provider: '87654321' };
    const second = `vot-${nextNumber()}`;
    await ask(other, { ReferentieAanbieder: second, ToewijzingIngangsdatum: '2026-04-30' });
    expect(value((await messages(await inState(second, 'rejected')))[0], 'Gemeente')).toBe('0502');
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
    await ask(parties, { ...stay, ReferentieAanbieder: reference });
    const detail = await inState(reference, 'rejected');
    expect(detail).toMatchObject({ responsible: '0502' });
    expect(detail.explanation.en).toMatch(/point 2/);
  });

  it('in doubt is looked into, with two weeks and the reason', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded());
    await ask(parties, { ReferentieAanbieder: reference });
    const detail = await eventually(async () => {
      const found = await read(reference);
      return found.answers.length > 0 ? found : null;
    });
    const [xml] = await messages(detail);
    expect(value(xml, 'VerzoekAntwoord')).toBe('2');
    expect(value(xml, 'RedenAfwijzingVerzoek')).toBeUndefined();
    expect(detail).toMatchObject({
      ...{ state: 'in-doubt', work: 'find-responsible', reason: 'no-residence-known' },
      ...{ responsible: null, overdue: false, investigated: true },
      interim: { payer: '0599' },
    });
    const days =
      (Date.parse(String(detail['due'])) - Date.parse(String(detail['askedOn']))) / 864e5;
    expect(days).toBe(14);
    expect(detail.explanation.nl).toContain('Rotterdam de aanbieder (Jeugdwet art. 8.2.1)');
  });

  it('of a child that nobody has told yet is in doubt until it is', async () => {
    const { child, parties, reference } = someone();
    await ask(parties, { ReferentieAanbieder: reference });
    expect(await inState(reference, 'in-doubt')).toMatchObject({ reason: 'child-unknown' });
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    expect(await inState(reference, 'ours')).toMatchObject({ childId: child.id });
    await service.tell(child.lives(2, ['2020-01-01', '0502']));
    expect(value((await messages(await inState(reference, 'rejected')))[1], 'Gemeente')).toBe(
      '0502',
    );
  });

  it('comes back to a person when the facts have overtaken its answer', async () => {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0502']));
    await ask(parties, { ReferentieAanbieder: reference });
    const before = await inState(reference, 'rejected');
    await service.tell(child.lives(2, ['2020-01-01', '0606']));
    await eventually(async () => (await read(reference))['outdated'] === true);
    expect(await read(reference)).toMatchObject({ work: 'mend-answer', state: 'rejected' });
    expect((await work('0599')).map(({ requestId }) => requestId)).toContain(before.requestId);
    const path = `/requests/${before.requestId}/rejections`;
    await service.call('POST', path, { reason: '8', municipality: '0606' });
    expect(await read(reference)).toMatchObject({ work: null, outdated: false });
    const texts = await messages(await read(reference));
    expect(texts.map((xml) => value(xml, 'Gemeente'))).toEqual(['0502', '0606']);
  });

  it('is refused when its reference was used, or another is open (TR347, TR374)', async () => {
    const { parties, reference } = someone();
    await ask(parties, { ReferentieAanbieder: reference });
    expect(await ask(parties, {})).toEqual(['0200', '0200', '9374']);
    const other = { ...someone().parties };
    expect(await ask(other, { ReferentieAanbieder: reference })).toEqual(['0200', '9347', '0200']);
    const elsewhere = { ...parties, municipality: '0502' };
    expect(await ask(elsewhere, {})).toEqual([]);
  });
});

describe('a person', () => {
  async function ours() {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    await ask(parties, { ReferentieAanbieder: reference });
    const { requestId } = await inState(reference, 'ours');
    return { child, parties, reference, path: `/requests/${requestId}` };
  }
  const grant = () => ({
    allocationNumber: 700_000 + nextNumber(),
    address: { postcode: '3011AB', houseNumber: 9, town: 'Rotterdam' },
  });

  it('rejects once, with a reason', async () => {
    const { path, reference } = await ours();
    for (const reason of ['3', '3']) {
      expect((await service.call('POST', `${path}/rejections`, { reason })).status).toBe(200);
    }
    const texts = await messages(await read(reference));
    expect(texts.map((xml) => value(xml, 'RedenAfwijzingVerzoek'))).toEqual(['3']);
    const other = await service.call('POST', `${path}/rejections`, { reason: '4' });
    expect([other.status, other.body['code']]).toEqual([409, 'request-settled']);
  });

  it.each([
    [{ reason: '8' }, 'responsible-municipality'],
    [{ reason: '8', municipality: '0599' }, 'responsible-municipality'],
    [{ reason: '3', municipality: '0502' }, 'responsible-municipality'],
    [{ reason: '0' }, 'invalid-input'],
  ])('cannot reject with %j', async (rejection, code) => {
    const { path, reference } = await ours();
    const answer = await service.call('POST', `${path}/rejections`, rejection);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect((await read(reference)).answers).toEqual([]);
  });

  it('says once that it is looked into', async () => {
    const { path, reference } = await ours();
    for (let time = 0; time < 2; time++) await service.call('POST', `${path}/investigations`);
    const texts = await messages(await read(reference));
    expect(texts.map((xml) => value(xml, 'VerzoekAntwoord'))).toEqual(['2']);
  });

  it('grants: the JW301 goes out and is a placement', async () => {
    const { path, reference, child } = await ours();
    const body = grant();
    const answer = await service.call('POST', `${path}/allocations`, body);
    expect([answer.status, answer.body['state']]).toEqual([200, 'allocated']);
    const [xml] = await messages(await read(reference));
    expect(value(xml, 'ToewijzingNummer')).toBe(String(body.allocationNumber));
    expect(value(xml, 'ReferentieAanbieder')).toBe(reference);
    expect(value(xml, 'Bsn')).toBe(child.bsn);
    const { body: listed } = await service.call('GET', `/placements?childId=${child.id}`);
    expect(listed['items']).toMatchObject([
      { allocationNumber: body.allocationNumber, from: '2026-05-01', until: '2027-01-01' },
    ]);
    const again = await service.call('POST', `${path}/allocations`, body);
    expect(again.body['code']).toBe('request-settled');
  });

  it('grants nothing under a number that is another client’s, or against the rules', async () => {
    const [one, two] = [await ours(), await ours()];
    const body = grant();
    await service.call('POST', `${one.path}/allocations`, body);
    const taken = await service.call('POST', `${two.path}/allocations`, body);
    expect([taken.status, taken.body['code']]).toEqual([409, 'allocation-number-in-use']);
    const endless = { ...grant(), until: null };
    const broken = await service.call('POST', `${two.path}/allocations`, endless);
    expect([broken.status, broken.body['code']]).toEqual([400, 'allocation-breaks-rules']);
    expect(broken.body['invalidParams']).toMatchObject([{ name: 'Einddatum', code: 'CD076' }]);
    expect(await read(two.reference)).toMatchObject({ state: 'ours', answers: [] });
  });

  it('need do nothing when the municipality sends its own JW301, in whatever order', async () => {
    const { parties, reference } = await ours();
    const granted = { ReferentieAanbieder: reference };
    await service.send(jw301(parties, [granted]));
    expect(await read(reference)).toMatchObject({ state: 'allocated', work: null });
    const late = someone();
    await service.send(jw301(late.parties, [{ ReferentieAanbieder: late.reference }]));
    await ask(late.parties, { ReferentieAanbieder: late.reference });
    expect(await read(late.reference)).toMatchObject({ state: 'allocated', answers: [] });
  });

  it('sees that the provider refused the answer (JW320)', async () => {
    const { path, reference } = await ours();
    await service.call('POST', `${path}/rejections`, { reason: '3' });
    const [xml = ''] = await messages(await read(reference));
    const retour = jw320(xml, '9360');
    expect(await service.faults('JW320', retour)).toEqual([]);
    for (let time = 0; time < 2; time++) expect((await service.send(retour)).status).toBe(204);
    expect(await read(reference)).toMatchObject({
      work: 'resend-answer',
      answers: [{ codes: ['9360'] }],
    });
  });
});

describe('the worklist', () => {
  it('is per municipality, the oldest first, page by page, and shows what is late', async () => {
    const expected: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { parties, reference } = someone();
      await ask({ ...parties, municipality: '0489' }, { ReferentieAanbieder: reference });
      const { requestId } = await inState(reference, 'in-doubt');
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

/** The retour to a JW319 with a code on its Antwoord. */
function jw320(jw319: string, code: string): string {
  const codes = (of: string): string =>
    `<jw320:RetourCodes><jw320:RetourCode>${of}</jw320:RetourCode></jw320:RetourCodes>`;
  const versions = (text: string): string => text.replaceAll('XsdVersie>', 'XsdVersieRetour>');
  const xsd = /<jw320:XsdVersie>[^]*<\/jw320:XsdVersie>/.exec(jw319.replaceAll('jw319', 'jw320'));
  return jw319
    .replaceAll('jw319', 'jw320')
    .replace('>488<', '>489<')
    .replace(
      '</jw320:Header>',
      '<jw320:IdentificatieRetour>RT1</jw320:IdentificatieRetour>' +
        '<jw320:DagtekeningRetour>2026-05-02</jw320:DagtekeningRetour>' +
        versions(xsd?.[0] ?? '').replaceAll(
          /(Basisschema|Bericht)XsdVersieRetour/g,
          '$1XsdVersie',
        ) +
        `${codes('0200')}</jw320:Header>`,
    )
    .replace('</jw320:Antwoord>', `${codes(code)}</jw320:Antwoord>`);
}
