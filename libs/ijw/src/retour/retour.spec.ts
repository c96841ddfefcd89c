import { sampleMessages } from '../../test/messages';
import { XsdCheck } from '../../xsd-check/xsd-check';
import { readMessage } from '../read/read-message';
import { writeMessage } from '../write/write-message';
import { retourOf, type Answerable } from './retour';

const HEADING = { Identificatie: 'RT1', Dagtekening: '2026-05-15' };

function sample(name: string): Answerable {
  const text = sampleMessages().find((each) => each.name === name)?.text ?? '';
  const result = readMessage(text.replaceAll('2027-06-31', '2027-06-30'));
  if (!result.ok) throw new Error(`${name} is not valid`);
  return result.read as Answerable;
}

describe('a retour message', () => {
  let check: XsdCheck;
  beforeAll(() => {
    check = new XsdCheck();
  });
  afterAll(() => check.stop());

  it.each([
    ['JW301', 'JW302', '437'],
    ['JW305', 'JW306', '439'],
    ['JW307', 'JW308', '441'],
    ['JW315', 'JW316', '447'],
    ['JW317', 'JW318', '487'],
    ['JW319', 'JW320', '489'],
  ])('to a %s is a valid %s', async (name, retour, code) => {
    const read = sample(name);
    for (const classes of [undefined, () => ['0200']]) {
      const codes = classes ? { header: ['0200'], classes } : { header: ['0001'] };
      const answer = retourOf(read, HEADING, codes);
      expect(answer.name).toBe(retour);
      expect(answer.message.Header).toMatchObject({
        BerichtCode: code,
        Afzender: read.message.Header.Afzender,
        BerichtIdentificatie: read.message.Header.BerichtIdentificatie,
        IdentificatieRetour: 'RT1',
      });
      const text = writeMessage(answer.name, answer.message as never);
      expect(await check.faults(retour, text)).toEqual([]);
      expect(Object.keys(answer.message)).toHaveLength(classes ? 2 : 1);
    }
  });

  it('puts each code on its class', () => {
    const path = '/jw316:Bericht/jw316:Client/jw316:AangevraagdeProducten';
    const faulty = `${path}/jw316:AangevraagdProduct[2]`;
    const classes = (xpath: string) => [xpath === faulty ? '9347' : '0200'];
    const answer = retourOf(sample('JW315'), HEADING, { header: ['0200'], classes });
    expect(answer.name === 'JW316' && answer.message.Client).toMatchObject({
      AangevraagdeProducten: {
        AangevraagdProduct: [
          { RetourCodes: { RetourCode: ['0200'] } },
          { RetourCodes: { RetourCode: ['9347'] } },
        ],
      },
      RetourCodes: { RetourCode: ['0200'] },
    });
  });
});
