import { hash } from 'node:crypto';
import { sourceOf } from './cloud-event';
import { dataSchemaUrl } from './envelope';
import type { SettlementPosted } from './registry';
import { pairKey, settlementsTopic } from './topics';
import { hashed, timeAndVersion } from './uuid';

const TYPE = 'nl.grensverkeer.settlement-posted.v1';
const SCHEMA = dataSchemaUrl(TYPE);

type Reason = Pick<SettlementPosted, 'ground' | 'rung' | 'clauses'>;

/** A posting as the books say it, without what it shares with others and what only one side sees. */
export type PostingTold = Omit<
  SettlementPosted,
  'direction' | 'counterparty' | 'month' | 'postedAt' | keyof Reason
>;

/** One event as text, with where it goes. */
export interface EventText {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
}

/** Where events of one moment begin and go on, as text; many postings share it. */
export interface MomentText {
  readonly id: string;
  readonly untilSubject: string;
  readonly untilKey: string;
  readonly end: string;
}

/** @param atMs the moment of posting */
export function momentText(atMs: number): MomentText {
  const time = new Date(atMs).toISOString();
  return {
    id: `{"specversion":"1.0","id":"${timeAndVersion(atMs)}`,
    untilSubject: `","source":"${sourceOf('billing')}","type":"${TYPE}","subject":`,
    untilKey:
      `,"time":"${time}","datacontenttype":"application/json"` +
      `,"dataschema":"${SCHEMA}","partitionkey":"`,
    end: `,"postedAt":"${time}"}}`,
  };
}

/** Why a posting was made, as text; many postings share it. */
export function reasonText({ ground, rung, clauses }: Reason): string {
  return `,"ground":${quoted(ground)},"rung":${quoted(rung)},"clauses":${JSON.stringify(clauses)}`;
}

/**
 * The two events of a posting, for each party its own, as text. Every posting is told twice and
 * a million of them a month: this writes what `cloudEvent` and JSON would write, byte for byte, for
 * far less. A test holds the two together.
 * @param reason by `reasonText`
 * @param moment by `momentText`; with the posting id it makes the ids of the events
 */
export function settlementPostedTexts(
  posting: PostingTold,
  reason: string,
  moment: MomentText,
): readonly [EventText, EventText] {
  const { postingId, debtor, creditor } = posting;
  const key = pairKey(debtor, creditor);
  const head =
    `${moment.untilSubject}${quoted(postingId)}${moment.untilKey}${key}"` +
    `,"data":${partiesOf(posting)}`;
  const tail = `${tailOf(posting)}${reason}${moment.end}`;
  const told = (side: 'payable' | 'receivable', own: string, counterparty: string): EventText => {
    const id = moment.id + hashed(hash('sha256', `${postingId} ${side}`, 'hex'));
    const sides = `,"direction":"${side}","counterparty":"${counterparty}"`;
    return { topic: settlementsTopic(own), key, value: `${id}${head}${sides}${tail}` };
  };
  return [told('payable', debtor, creditor), told('receivable', creditor, debtor)];
}

function partiesOf(posting: PostingTold): string {
  const { postingId, lineId, invoiceNumber, provider, debtor, creditor, amountCents } = posting;
  return (
    `{"postingId":${quoted(postingId)},"lineId":${quoted(lineId)}` +
    `,"invoiceNumber":${quoted(invoiceNumber)},"provider":${quoted(provider)}` +
    `,"debtor":"${debtor}","creditor":"${creditor}","amountCents":${amountCents}`
  );
}

function tailOf(posting: PostingTold): string {
  const { kind, reverses, from, until, productCategory, productCode } = posting;
  return (
    `,"kind":"${kind}","reverses":${quoted(reverses)},"from":"${from}","until":"${until}"` +
    `,"month":"${from.slice(0, 7)}","productCategory":${quoted(productCategory)}` +
    `,"productCode":${quoted(productCode)}`
  );
}

/** Nothing in it that JSON writes in another way. */
const PLAIN = /^[A-Za-z0-9 ._@#/:-]*$/;

function quoted(text: string | null): string {
  if (text === null) return 'null';
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
