import type { XsdCheck } from '../../../libs/ijw/xsd-check/xsd-check';
import { eventually } from '../../../test/support';
import type { PlacementService } from './open-placement';
import { Child, testBsn } from './facts';
import { codesIn, jw315, nextNumber, type Asked, type Parties } from './messages';

export interface Detail {
  readonly requestId: string;
  readonly state: string;
  readonly work: string | null;
  readonly answers: { messageId: string; name: string; codes: string[] }[];
  readonly explanation: { nl: string; en: string };
  readonly [member: string]: unknown;
}

export interface Someone {
  readonly child: Child;
  readonly parties: Parties;
  readonly reference: string;
}

let person = 0;
/** A child that nobody has told yet, and a request about it that nobody has sent yet. */
export function someone(): Someone {
  const child = new Child(testBsn(person++));
  const parties = { municipality: '0599', provider: '12345678', bsn: child.bsn };
  return { child, parties, reference: `vot-${nextNumber()}` };
}

/** What a provider and a municipality do with requests, over HTTP; every answer fits its schema. */
export class Asking {
  constructor(
    private readonly service: PlacementService,
    private readonly check: XsdCheck,
  ) {}

  /** Sends a JW315. @returns the codes of its JW316 */
  async ask(parties: Parties, ...asked: Asked[]): Promise<string[]> {
    const { text } = await this.service.send(jw315(parties, asked));
    expect(await this.check.faults('JW316', text)).toEqual([]);
    return codesIn(text);
  }

  async read(reference: string): Promise<Detail> {
    const rows: { id: string }[] = await this.service.database.query(
      'select id from request where reference = $1',
      [reference],
    );
    return (await this.service.call('GET', `/requests/${rows[0]?.id}`)).body as Detail;
  }

  /** The request when the worker has brought it to this state. */
  inState(reference: string, state: string): Promise<Detail> {
    return eventually(async () => {
      const detail = await this.read(reference);
      return detail.state === state ? detail : null;
    });
  }

  /** The texts of what was sent to the provider, in order. */
  async messages({ answers }: Detail): Promise<string[]> {
    const texts: string[] = [];
    for (const { messageId, name } of answers) {
      const text = await (await fetch(`${this.service.url}/v1/messages/${messageId}`)).text();
      expect(await this.check.faults(name, text)).toEqual([]);
      texts.push(text);
    }
    return texts;
  }

  async work(municipality: string): Promise<Detail[]> {
    const path = `/worklist?municipality=${municipality}&pageSize=500`;
    return (await this.service.call('GET', path)).body['items'] as Detail[];
  }
}

/** The value of the first element of this name. */
export const valueIn = (xml: string | undefined, element: string): string | undefined =>
  new RegExp(`:${element}>([^<]*)<`).exec(xml ?? '')?.[1];

/** The retour to a JW319 with a code on its Antwoord. */
export function jw320(jw319: string, code: string): string {
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
