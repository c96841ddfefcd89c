import type { CDT_TotaalBedragMetDC, CDT_XsdVersie } from '../messages/basis';
import type { Jw323Header, Jw323Prestatie } from '../messages/jw323';
import type {
  Jw325,
  Jw325DeclaratieAntwoord,
  Jw325Header,
  Jw325RetourCodes,
} from '../messages/jw325';
import { MessageWriter } from '../write/message-writer';
import { writeMessage } from '../write/write-message';
import { totalOf } from './amount';
import type { Jw323Kop } from './reader';

/** What the answer says of itself. */
export interface AnswerHeading {
  /** Unique per municipality among its JW325, 1..12 positions. */
  readonly Identificatie: string;
  readonly Dagtekening: string;
  /** The versions of the schemas behind the answer; without it those of the JW323. */
  readonly XsdVersie?: CDT_XsdVersie;
  /** Only when a rule of level 2 was decided by the published XSLT (IV033). */
  readonly XsltVersie?: string;
}

/** How a JW323 was judged, if all of it has the same answer (IV087). */
export type Verdict =
  | { readonly kind: 'accepted'; readonly kop: Jw323Kop }
  /** Level 2 broken (`0001`) or an error in the header: counts as not sent. */
  | { readonly kind: 'message-refused'; readonly codes: readonly string[] }
  | {
      readonly kind: 'declaration-refused';
      readonly kop: Jw323Kop;
      readonly codes: readonly string[];
    };

/** The JW325 that answers a JW323 (IV087, TR342); the parties change places. */
export function answerOf(header: Jw323Header, heading: AnswerHeading, verdict: Verdict): Jw325 {
  switch (verdict.kind) {
    case 'accepted':
      return {
        Header: headerOf(header, heading, [NO_REMARK]),
        DeclaratieAntwoord: whole(verdict.kop, verdict.kop.TotaalIngediendBedrag, [GRANTED]),
      };
    case 'message-refused':
      return { Header: headerOf(header, heading, verdict.codes) };
    case 'declaration-refused':
      return {
        Header: headerOf(header, heading, [NO_REMARK]),
        DeclaratieAntwoord: whole(verdict.kop, totalOf(0), verdict.codes),
      };
  }
}

/** The text of a JW325, ready to be sent. Throws `InvalidMessage` when its schema refuses it. */
export function writeJw325(answer: Jw325): string {
  return writeMessage('JW325', answer);
}

/** A line that goes back. */
export interface RejectedLine {
  readonly Bsn: string;
  /** Codes of its client: then all lines of that client go back, and none has codes of its own. */
  readonly clientCodes: readonly string[];
  readonly Prestatie: Jw323Prestatie;
  readonly codes: readonly string[];
}

/**
 * The JW325 of a declaration of which lines are refused, line by line: of tens of thousands none
 * is held. Each call gives the text that it adds: `begin`, the lines in the order of the message,
 * `end`. Throws `InvalidMessage` when the schema refuses it.
 */
export class RejectedLinesWriter {
  private readonly writer = new MessageWriter('JW325');
  private client: Pick<RejectedLine, 'Bsn' | 'clientCodes'> | null = null;

  /** @param granted in cents, signed: what was submitted without the lines that go back (TR342) */
  begin(header: Jw323Header, heading: AnswerHeading, kop: Jw323Kop, granted: number): string {
    const { writer } = this;
    return [
      writer.begin(),
      writer.write('Header', headerOf(header, heading, [NO_REMARK])),
      writer.open('DeclaratieAntwoord'),
      writer.write('DeclaratieNummer', kop.DeclaratieNummer),
      writer.write('TotaalIngediendBedrag', kop.TotaalIngediendBedrag),
      writer.write('TotaalToegekendBedrag', totalOf(granted)),
      writer.open('Clienten'),
    ].join('');
  }

  line({ Bsn, clientCodes, Prestatie, codes }: RejectedLine): string {
    let text = '';
    if (this.client?.Bsn !== Bsn) {
      text += this.endClient() + this.writer.open('Client');
      text += this.writer.write('Bsn', Bsn) + this.writer.open('Prestaties');
      this.client = { Bsn, clientCodes };
    }
    const RetourCodes = retourCodes(clientCodes.length > 0 ? [NOT_ASSESSED] : codes);
    return text + this.writer.write('Prestatie', { ...Prestatie, RetourCodes });
  }

  end(): string {
    const { writer } = this;
    return [
      this.endClient(),
      writer.close(),
      writer.write('RetourCodes', retourCodes([NO_REMARK])),
      writer.close(),
      writer.close(),
    ].join('');
  }

  private endClient(): string {
    if (!this.client) return '';
    const { clientCodes } = this.client;
    const own = retourCodes(clientCodes.length > 0 ? clientCodes : [NO_REMARK]);
    return this.writer.close() + this.writer.write('RetourCodes', own) + this.writer.close();
  }
}

const NO_REMARK = '0200';
const NOT_ASSESSED = '0233';
const GRANTED = '8001';

function headerOf(
  header: Jw323Header,
  heading: AnswerHeading,
  codes: readonly string[],
): Jw325Header {
  return {
    BerichtCode: '491',
    BerichtVersie: 3,
    BerichtSubversie: 2,
    Afzender: header.Ontvanger,
    Ontvanger: header.Afzender,
    BerichtIdentificatie: {
      Identificatie: heading.Identificatie,
      Dagtekening: heading.Dagtekening,
    },
    XsdVersie: heading.XsdVersie ?? header.XsdVersie,
    DeclaratieIdentificatie: header.BerichtIdentificatie,
    ...(heading.XsltVersie === undefined ? {} : { XsltVersie: heading.XsltVersie }),
    XsdVersieDeclaratie: header.XsdVersie,
    RetourCodes: retourCodes(codes),
  };
}

/** A declaration that is granted or refused as a whole. */
function whole(
  kop: Jw323Kop,
  granted: CDT_TotaalBedragMetDC,
  codes: readonly string[],
): Jw325DeclaratieAntwoord {
  return {
    DeclaratieNummer: kop.DeclaratieNummer,
    TotaalIngediendBedrag: kop.TotaalIngediendBedrag,
    TotaalToegekendBedrag: granted,
    RetourCodes: retourCodes(codes),
  };
}

function retourCodes(codes: readonly string[]): Jw325RetourCodes {
  return { RetourCode: [...new Set(codes)] };
}
