import { XsdCheck } from '../../../../libs/ijw/xsd-check/xsd-check';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Asking, jw320, someone, valueIn } from '../../test/asking';
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

describe('a person', () => {
  async function ours() {
    const { child, parties, reference } = someone();
    await service.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
    await asking.ask(parties, { ReferentieAanbieder: reference });
    const { requestId } = await asking.inState(reference, 'ours');
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
    const texts = await asking.messages(await asking.read(reference));
    expect(texts.map((xml) => valueIn(xml, 'RedenAfwijzingVerzoek'))).toEqual(['3']);
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
    expect((await asking.read(reference)).answers).toEqual([]);
  });

  it('says once that it is looked into', async () => {
    const { path, reference } = await ours();
    for (let time = 0; time < 2; time++) await service.call('POST', `${path}/investigations`);
    const texts = await asking.messages(await asking.read(reference));
    expect(texts.map((xml) => valueIn(xml, 'VerzoekAntwoord'))).toEqual(['2']);
  });

  it('grants: the JW301 goes out and is a placement', async () => {
    const { path, reference, child } = await ours();
    const body = grant();
    const answer = await service.call('POST', `${path}/allocations`, body);
    expect([answer.status, answer.body['state']]).toEqual([200, 'allocated']);
    const [xml] = await asking.messages(await asking.read(reference));
    expect(valueIn(xml, 'ToewijzingNummer')).toBe(String(body.allocationNumber));
    expect(valueIn(xml, 'ReferentieAanbieder')).toBe(reference);
    expect(valueIn(xml, 'Bsn')).toBe(child.bsn);
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
    expect(await asking.read(two.reference)).toMatchObject({ state: 'ours', answers: [] });
  });

  it('need do nothing when the municipality sends its own JW301, in whatever order', async () => {
    const { parties, reference } = await ours();
    const granted = { ReferentieAanbieder: reference };
    await service.send(jw301(parties, [granted]));
    expect(await asking.read(reference)).toMatchObject({ state: 'allocated', work: null });
    const late = someone();
    await service.send(jw301(late.parties, [{ ReferentieAanbieder: late.reference }]));
    await asking.ask(late.parties, { ReferentieAanbieder: late.reference });
    expect(await asking.read(late.reference)).toMatchObject({ state: 'allocated', answers: [] });
  });

  it('sees that the provider refused the answer (JW320)', async () => {
    const { path, reference } = await ours();
    await service.call('POST', `${path}/rejections`, { reason: '3' });
    const [xml = ''] = await asking.messages(await asking.read(reference));
    const retour = jw320(xml, '9360');
    expect(await check.faults('JW320', retour)).toEqual([]);
    for (let time = 0; time < 2; time++) expect((await service.send(retour)).status).toBe(204);
    expect(await asking.read(reference)).toMatchObject({
      work: 'resend-answer',
      answers: [{ codes: ['9360'] }],
    });
  });
});
