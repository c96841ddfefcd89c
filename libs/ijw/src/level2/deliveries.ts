import type { CDT_Product } from '../messages/basis';
import type { Jw305 } from '../messages/jw305';
import type { Jw307 } from '../messages/jw307';
import { dateOrder } from './dates';
import { Findings } from './findings';
import { checkBirth } from './regie-persons';
import type { Finding } from './rules';
import { keyOf, passesElfproef } from './shared';

/** The level-2 rules of the JW305: a delivery that starts. */
export function checkJw305({ Header, Client }: Jw305): readonly Finding[] {
  const findings = new Findings();
  const dagtekening = dateOrder(Header.BerichtIdentificatie.Dagtekening);
  checkClient(Client, dagtekening, '/jw305:Bericht/jw305:Client', 'jw305', findings);
  const keys = new Set<string>();
  for (const [index, product] of Client.StartProducten.StartProduct.entries()) {
    const path = `/jw305:Bericht/jw305:Client/jw305:StartProducten/jw305:StartProduct[${index + 1}]`;
    checkStatus(product.StatusAanlevering, `${path}/jw305:StatusAanlevering`, findings);
    if (dateOrder(product.Begindatum) > dagtekening) {
      findings.add('TR134', `${path}/jw305:Begindatum`);
    }
    checkKey(keyOf(product.Begindatum, ...productKey(product)), keys, path, findings);
  }
  return findings.list;
}

/** The level-2 rules of the JW307: a delivery that stops. */
export function checkJw307({ Header, Client }: Jw307): readonly Finding[] {
  const findings = new Findings();
  const dagtekening = dateOrder(Header.BerichtIdentificatie.Dagtekening);
  checkClient(Client, dagtekening, '/jw307:Bericht/jw307:Client', 'jw307', findings);
  const keys = new Set<string>();
  for (const [index, product] of Client.StopProducten.StopProduct.entries()) {
    const path = `/jw307:Bericht/jw307:Client/jw307:StopProducten/jw307:StopProduct[${index + 1}]`;
    const { Begindatum, Einddatum, RedenBeeindiging } = product;
    checkStatus(product.StatusAanlevering, `${path}/jw307:StatusAanlevering`, findings);
    const end = dateOrder(Einddatum);
    if (end < dateOrder(Begindatum)) findings.add('TR018', `${path}/jw307:Einddatum`);
    if (end > dagtekening) findings.add('TR134', `${path}/jw307:Einddatum`);
    const key = keyOf(Begindatum, Einddatum, RedenBeeindiging, ...productKey(product));
    checkKey(key, keys, path, findings);
  }
  return findings.list;
}

function checkClient(
  client: Jw305['Client'] | Jw307['Client'],
  dagtekening: number,
  path: string,
  prefix: string,
  findings: Findings,
): void {
  if (!passesElfproef(client.Bsn)) findings.add('CS002', `${path}/${prefix}:Bsn`);
  checkBirth(client.Geboortedatum, dagtekening, `${path}/${prefix}:Geboortedatum`, findings);
}

function checkStatus(status: string, path: string, findings: Findings): void {
  if (!['1', '3'].includes(status)) findings.add('CS058', path);
}

function checkKey(key: string, keys: Set<string>, path: string, findings: Findings): void {
  if (keys.has(key)) findings.add('TR101', path);
  keys.add(key);
}

function productKey(delivery: {
  readonly Product?: CDT_Product;
  readonly ToewijzingNummer?: number;
}): (string | number)[] {
  const { Categorie = '', Code = '' } = delivery.Product ?? {};
  return [Categorie, Code, delivery.ToewijzingNummer ?? ''];
}
