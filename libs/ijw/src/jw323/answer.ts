import type { CDT_TotaalBedragMetDC, CDT_XsdVersie } from '../messages/basis';
import type { Jw323Header, Jw323Prestatie } from '../messages/jw323';
import type {
  Jw325,
  Jw325Client,
  Jw325DeclaratieAntwoord,
  Jw325Header,
  Jw325RetourCodes,
} from '../messages/jw325';
import { writeMessage } from '../write/write-message';
import { signedCents, totalOf } from './amount';
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

/** A client with rejected lines, in the order of the JW323. */
export interface RejectedClient {
  readonly Bsn: string;
  /** Codes of the client itself: then `lines` are all its lines and carry no codes of their own. */
  readonly codes: readonly string[];
  readonly lines: readonly RejectedLine[];
}

export interface RejectedLine {
  readonly Prestatie: Jw323Prestatie;
  readonly codes: readonly string[];
}

/** How a JW323 was judged (IV087). */
export type Verdict =
  | { readonly kind: 'accepted'; readonly kop: Jw323Kop }
  /** Level 2 broken (`0001`) or an error in the header: counts as not sent. */
  | { readonly kind: 'message-refused'; readonly codes: readonly string[] }
  | {
      readonly kind: 'declaration-refused';
      readonly kop: Jw323Kop;
      readonly codes: readonly string[];
    }
  | {
      readonly kind: 'lines-refused';
      readonly kop: Jw323Kop;
      readonly clients: readonly RejectedClient[];
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
    case 'lines-refused':
      return {
        Header: headerOf(header, heading, [NO_REMARK]),
        DeclaratieAntwoord: linesRefused(verdict.kop, verdict.clients),
      };
  }
}

/** The text of a JW325, ready to be sent. Throws `InvalidMessage` when its schema refuses it. */
export function writeJw325(answer: Jw325): string {
  return writeMessage('JW325', answer);
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

function linesRefused(kop: Jw323Kop, clients: readonly RejectedClient[]): Jw325DeclaratieAntwoord {
  const lines = clients.flatMap((client) => client.lines);
  const rejected = lines.map(({ Prestatie }) => signedCents(Prestatie.IngediendBedrag));
  const granted = rejected.reduce(
    (rest, cents) => rest - cents,
    signedCents(kop.TotaalIngediendBedrag),
  );
  return {
    DeclaratieNummer: kop.DeclaratieNummer,
    TotaalIngediendBedrag: kop.TotaalIngediendBedrag,
    TotaalToegekendBedrag: totalOf(granted),
    Clienten: { Client: clients.map(rejectedClient) },
    RetourCodes: retourCodes([NO_REMARK]),
  };
}

function rejectedClient({ Bsn, codes, lines }: RejectedClient): Jw325Client {
  const Prestatie = lines.map((line) => ({
    ...line.Prestatie,
    RetourCodes: retourCodes(codes.length ? [NOT_ASSESSED] : line.codes),
  }));
  const own = codes.length ? codes : [NO_REMARK];
  return { Bsn, Prestaties: { Prestatie }, RetourCodes: retourCodes(own) };
}

function retourCodes(codes: readonly string[]): Jw325RetourCodes {
  return { RetourCode: [...new Set(codes)] };
}
