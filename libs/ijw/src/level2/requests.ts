import type { Jw315, Jw315AangevraagdProduct } from '../messages/jw315';
import type { Jw317, Jw317NieuwProduct, Jw317Verzoek } from '../messages/jw317';
import type { Jw319 } from '../messages/jw319';
import { dateOrder } from './dates';
import { Findings } from './findings';
import { checkBirth } from './regie-persons';
import { checkChange, checkProduct, collide, type RegieProduct } from './regie-product';
import type { Finding } from './rules';
import { keyOf, passesElfproef } from './shared';

/** The level-2 rules of the JW315: a request for an assignment. */
export function checkJw315({ Header, Client }: Jw315): readonly Finding[] {
  const findings = new Findings();
  const client = '/jw315:Bericht/jw315:Client';
  const dagtekening = dateOrder(Header.BerichtIdentificatie.Dagtekening);
  if (!passesElfproef(Client.Bsn)) findings.add('CS002', `${client}/jw315:Bsn`);
  checkBirth(Client.Geboortedatum, dagtekening, `${client}/jw315:Geboortedatum`, findings);
  const products = Client.AangevraagdeProducten.AangevraagdProduct;
  const names = { noCode: 'CD095', frequency: 'CS343', einddatum: 'ToewijzingEinddatum' } as const;
  for (const [index, product] of products.entries()) {
    const path = `${client}/jw315:AangevraagdeProducten/jw315:AangevraagdProduct[${index + 1}]`;
    const earlier = products.slice(0, index);
    checkProduct(requested(product), names, `${path}/jw315`, findings);
    const decided = product.BeschikkingNummer !== undefined;
    if (decided !== (product.BeschikkingIngangsdatum !== undefined)) findings.add('CD043', path);
    checkReferrer(product, `${path}/jw315:Verwijzer`, findings);
    if (earlier.some((each) => each.ReferentieAanbieder === product.ReferentieAanbieder)) {
      // The key of the class and the rule on the reference are the same here.
      findings.add('TR101', path);
      findings.add('TR383', `${path}/jw315:ReferentieAanbieder`);
    }
    if (earlier.some((each) => collide(requested(each), requested(product)))) {
      findings.add('TR386', path);
    }
  }
  return findings.list;
}

function requested(product: Jw315AangevraagdProduct): RegieProduct {
  const { ToewijzingIngangsdatum: Ingangsdatum, ToewijzingEinddatum: Einddatum } = product;
  return { ...product, Ingangsdatum, ...(Einddatum === undefined ? {} : { Einddatum }) };
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

/** The level-2 rules of the JW317: a request for a change. */
export function checkJw317({ Header, Client }: Jw317): readonly Finding[] {
  const findings = new Findings();
  const path = '/jw317:Bericht/jw317:Client/jw317:Verzoek';
  const dagtekening = dateOrder(Header.BerichtIdentificatie.Dagtekening);
  const { OngewijzigdeProducten, TeWijzigenProducten, NieuweProducten } = Client.Verzoek;
  if (!passesElfproef(Client.Bsn)) findings.add('CS002', '/jw317:Bericht/jw317:Client/jw317:Bsn');
  if (!OngewijzigdeProducten && !TeWijzigenProducten) findings.add('TR352', path);
  if (!TeWijzigenProducten && !NieuweProducten) findings.add('TR353', path);
  checkExisting(Client.Verzoek, path, findings);
  checkNew(NieuweProducten?.NieuwProduct ?? [], dagtekening, path, findings);
  return findings.list;
}

function checkExisting(request: Jw317Verzoek, path: string, findings: Findings): void {
  const kept = request.OngewijzigdeProducten?.OngewijzigdProduct ?? [];
  const numbers = kept.map(({ ToewijzingNummer }) => ToewijzingNummer);
  if (new Set(numbers).size < numbers.length) {
    findings.add('TR101', `${path}/jw317:OngewijzigdeProducten`);
  }
  const changes = request.TeWijzigenProducten?.TeWijzigenProduct ?? [];
  for (const [index, change] of changes.entries()) {
    const changePath = `${path}/jw317:TeWijzigenProducten/jw317:TeWijzigenProduct[${index + 1}]`;
    const same = (each: typeof change) => each.ToewijzingNummer === change.ToewijzingNummer;
    if (changes.slice(0, index).some(same)) findings.add('TR101', changePath);
    const product = { ...change, Ingangsdatum: change.GewensteIngangsdatum };
    checkChange(product, `${changePath}/jw317`, findings);
  }
}

function checkNew(
  products: readonly Jw317NieuwProduct[],
  dagtekening: number,
  request: string,
  findings: Findings,
): void {
  const names = { noCode: 'CD096', frequency: 'CS338', einddatum: 'Einddatum' } as const;
  const seen: RegieProduct[] = [];
  const keys = new Set<string>();
  for (const [index, product] of products.entries()) {
    const path = `${request}/jw317:NieuweProducten/jw317:NieuwProduct[${index + 1}]`;
    const { Product, GewensteIngangsdatum: Ingangsdatum } = product;
    const asked = { ...product, Ingangsdatum };
    checkProduct(asked, names, `${path}/jw317`, findings);
    if (dateOrder(Ingangsdatum) <= dagtekening) {
      findings.add('TR380', `${path}/jw317:GewensteIngangsdatum`);
    }
    const key = keyOf(Ingangsdatum, Product?.Categorie ?? '', Product?.Code ?? '');
    if (keys.has(key)) findings.add('TR101', path);
    if (seen.some((each) => collide(each, asked))) findings.add('TR410', path);
    keys.add(key);
    seen.push(asked);
  }
}

/** The level-2 rules of the JW319: the answer to a request. */
export function checkJw319({ Antwoord }: Jw319): readonly Finding[] {
  const findings = new Findings();
  const { VerzoekAntwoord, RedenAfwijzingVerzoek: reason, Woonplaatsbeginsel } = Antwoord;
  const path = '/jw319:Bericht/jw319:Antwoord';
  if (VerzoekAntwoord === '1' && reason === undefined) findings.add('CD085', path);
  if (VerzoekAntwoord === '2' && reason !== undefined) findings.add('CD086', path);
  if (reason === '8' && !Woonplaatsbeginsel) findings.add('TR377', path);
  if (reason !== undefined && reason !== '8' && Woonplaatsbeginsel) findings.add('TR409', path);
  return findings.list;
}
