import type { Jw315AangevraagdProduct } from '../messages/jw315';
import type { Jw317 } from '../messages/jw317';
import type { Jw319 } from '../messages/jw319';
import type { NamedMessage } from '../read/read-message';
import { dateOrder } from './dates';
import { Findings } from './findings';
import { checkJw301 } from './jw301';
import { checkLevel2 } from './jw323';
import { checkJw325 } from './jw325';
import { checkProduct } from './regie-product';
import type { Finding } from './rules';
import { passesElfproef } from './shared';

/**
 * The level-2 rules of any message, as far as we know their wording: all of them for JW323 and
 * JW325, those on products, persons and refusals for the others. Answers to those others have no
 * rules of their own.
 */
export function checkMessage(read: NamedMessage): readonly Finding[] {
  if (read.name === 'JW323') return checkLevel2(read.message);
  if (read.name === 'JW325') return checkJw325(read.message);
  if (read.name === 'JW301') return checkJw301(read.message);
  const findings = new Findings();
  if (read.name === 'JW305') {
    const { Bsn, StartProducten } = read.message.Client;
    checkDeliveries('jw305', Bsn, 'Start', StartProducten.StartProduct, findings);
  }
  if (read.name === 'JW307') {
    const { Bsn, StopProducten } = read.message.Client;
    checkDeliveries('jw307', Bsn, 'Stop', StopProducten.StopProduct, findings);
  }
  if (read.name === 'JW315') {
    const { Bsn, AangevraagdeProducten } = read.message.Client;
    checkBsn('jw315', Bsn, findings);
    checkRequested(AangevraagdeProducten.AangevraagdProduct, findings);
  }
  if (read.name === 'JW317') checkJw317(read.message, findings);
  if (read.name === 'JW319') checkJw319(read.message, findings);
  return findings.list;
}

function checkBsn(prefix: string, bsn: string, findings: Findings): void {
  if (!passesElfproef(bsn))
    findings.add('CS002', `/${prefix}:Bericht/${prefix}:Client/${prefix}:Bsn`);
}

/** CS058; a delivery that stops has both days (CS003). */
function checkDeliveries(
  prefix: 'jw305' | 'jw307',
  bsn: string,
  kind: 'Start' | 'Stop',
  products: readonly {
    readonly Begindatum: string;
    readonly Einddatum?: string;
    readonly StatusAanlevering: string;
  }[],
  findings: Findings,
): void {
  checkBsn(prefix, bsn, findings);
  for (const [index, { Begindatum, Einddatum, StatusAanlevering }] of products.entries()) {
    const list = `/${prefix}:Bericht/${prefix}:Client/${prefix}:${kind}Producten`;
    const path = `${list}/${prefix}:${kind}Product[${index + 1}]/${prefix}`;
    if (!['1', '3'].includes(StatusAanlevering)) findings.add('CS058', `${path}:StatusAanlevering`);
    if (Einddatum !== undefined && dateOrder(Einddatum) < dateOrder(Begindatum)) {
      findings.add('CS003', `${path}:Einddatum`);
    }
  }
}

function checkRequested(products: readonly Jw315AangevraagdProduct[], findings: Findings): void {
  const list = '/jw315:Bericht/jw315:Client/jw315:AangevraagdeProducten';
  const references = new Set<string>();
  for (const [index, product] of products.entries()) {
    const path = `${list}/jw315:AangevraagdProduct[${index + 1}]`;
    const { ToewijzingIngangsdatum: Ingangsdatum, ToewijzingEinddatum: end } = product;
    const same = { ...product, Ingangsdatum, ...(end === undefined ? {} : { Einddatum: end }) };
    const einddatum = 'ToewijzingEinddatum';
    checkProduct(
      same,
      { noCode: 'CD095', frequency: 'CS343', einddatum },
      `${path}/jw315`,
      findings,
    );
    const decision = product.BeschikkingNummer !== undefined;
    if (decision !== (product.BeschikkingIngangsdatum !== undefined)) findings.add('CD043', path);
    checkReferrer(product, `${path}/jw315:Verwijzer`, findings);
    if (references.has(product.ReferentieAanbieder)) findings.add('TR101', path);
    references.add(product.ReferentieAanbieder);
  }
}

function checkReferrer(
  { Verwijzer }: Jw315AangevraagdProduct,
  path: string,
  findings: Findings,
): void {
  const { Type, Naam, ZorgverlenerCode } = Verwijzer;
  const person = ['02', '03', '04', '05'].includes(Type);
  if (!person && ZorgverlenerCode !== undefined) findings.add('CD068', path);
  if (!person) return;
  if (ZorgverlenerCode !== undefined && Naam !== undefined) findings.add('CD066', path);
  if (ZorgverlenerCode === undefined && Naam === undefined) findings.add('CD067', path);
}

function checkJw317({ Client }: Jw317, findings: Findings): void {
  checkBsn('jw317', Client.Bsn, findings);
  const { TeWijzigenProducten, NieuweProducten } = Client.Verzoek;
  const request = '/jw317:Bericht/jw317:Client/jw317:Verzoek';
  for (const [index, product] of (NieuweProducten?.NieuwProduct ?? []).entries()) {
    const path = `${request}/jw317:NieuweProducten/jw317:NieuwProduct[${index + 1}]/jw317`;
    const names = { noCode: 'CD096', frequency: 'CS338', einddatum: 'Einddatum' } as const;
    checkProduct({ ...product, Ingangsdatum: product.GewensteIngangsdatum }, names, path, findings);
  }
  for (const [index, product] of (TeWijzigenProducten?.TeWijzigenProduct ?? []).entries()) {
    const path = `${request}/jw317:TeWijzigenProducten/jw317:TeWijzigenProduct[${index + 1}]`;
    const { GewensteIngangsdatum: first, Einddatum: last, Omvang, Budget } = product;
    if (last !== undefined && dateOrder(last) < dateOrder(first)) findings.add('CS003', path);
    if (Budget !== undefined && last === undefined) findings.add('CD075', path);
    if (Omvang?.Frequentie === '2' && last === undefined) findings.add('CD076', path);
    if (Omvang && Budget !== undefined) findings.add('CD077', path);
  }
}

function checkJw319({ Antwoord }: Jw319, findings: Findings): void {
  const { VerzoekAntwoord, RedenAfwijzingVerzoek: reason, Woonplaatsbeginsel } = Antwoord;
  const path = '/jw319:Bericht/jw319:Antwoord';
  if (VerzoekAntwoord === '1' && reason === undefined) findings.add('CD085', path);
  if (VerzoekAntwoord === '2' && reason !== undefined) findings.add('CD086', path);
  if (reason === '8' && !Woonplaatsbeginsel) findings.add('TR377', path);
  if (reason !== '8' && Woonplaatsbeginsel) findings.add('TR409', path);
}
