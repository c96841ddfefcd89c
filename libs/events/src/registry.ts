import type { Static, TObject } from '@sinclair/typebox';
import {
  actualResidencesRecordedV1,
  childRecordedV1,
  custodyRecordedV1,
  enrolmentsRecordedV1,
  residencesRecordedV1,
} from './child-facts';
import { convenantEndedV1, convenantPublishedV1, convenantPublishedV2 } from './convenant-facts';
import { decisionsRecordedV1, placementRecordedV1, placementRecordedV2 } from './placement-facts';
import { settlementPostedV1 } from './settlement-posted';
import { pairKey, settlementsTopic, type TopicFamily } from './topics';

interface EventTypeEntry {
  readonly topic: TopicFamily;
  readonly schema: TObject;
  /** Member of `data` that is the subject. */
  readonly subject: string;
  /** Member of `data` that is the key; null = the pair of municipalities. */
  readonly key: string | null;
  /** Does a next version take the place of this one? A version of a convenant stays. */
  readonly supersedes: boolean;
}

/**
 * Every event type and version that was ever published. A version is never changed, only
 * followed by a next; both stand here for as long as one of them may still be read.
 */
export const EVENT_TYPES = {
  'nl.grensverkeer.child-recorded.v1': child(childRecordedV1),
  'nl.grensverkeer.residences-recorded.v1': child(residencesRecordedV1),
  'nl.grensverkeer.actual-residences-recorded.v1': child(actualResidencesRecordedV1),
  'nl.grensverkeer.custody-recorded.v1': child(custodyRecordedV1),
  'nl.grensverkeer.enrolments-recorded.v1': child(enrolmentsRecordedV1),
  'nl.grensverkeer.placement-recorded.v1': placement(placementRecordedV1),
  'nl.grensverkeer.placement-recorded.v2': placement(placementRecordedV2),
  'nl.grensverkeer.decisions-recorded.v1': {
    topic: 'placements',
    schema: decisionsRecordedV1,
    subject: 'childId',
    key: 'childId',
    supersedes: true,
  },
  'nl.grensverkeer.convenant-published.v1': convenant(convenantPublishedV1),
  'nl.grensverkeer.convenant-published.v2': convenant(convenantPublishedV2),
  'nl.grensverkeer.convenant-ended.v1': convenant(convenantEndedV1),
  'nl.grensverkeer.settlement-posted.v1': {
    topic: 'settlements',
    schema: settlementPostedV1,
    subject: 'postingId',
    key: null,
    supersedes: false,
  },
} as const satisfies Record<string, EventTypeEntry>;

function child<T extends TObject>(schema: T) {
  const ofChild = { topic: 'children', subject: 'childId', key: 'childId' } as const;
  return { ...ofChild, schema, supersedes: true } as const;
}

function placement<T extends TObject>(schema: T) {
  const ofPlacement = { topic: 'placements', subject: 'placementId', key: 'childId' } as const;
  return { ...ofPlacement, schema, supersedes: true } as const;
}

function convenant<T extends TObject>(schema: T) {
  const ofConvenant = { topic: 'convenants', subject: 'convenantId', key: 'convenantId' } as const;
  return { ...ofConvenant, schema, supersedes: false } as const;
}

export type EventType = keyof typeof EVENT_TYPES;
export type EventData<T extends EventType = EventType> = Static<(typeof EVENT_TYPES)[T]['schema']>;
export type SettlementPosted = EventData<'nl.grensverkeer.settlement-posted.v1'>;
export type FactEventType = Exclude<EventType, 'nl.grensverkeer.settlement-posted.v1'>;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_TYPES, type);
}

/** A later or withdrawn version of a type that we know, as opposed to a type of someone else. */
export function isOtherVersion(type: string): boolean {
  const name = type.replace(/\.v\d+$/, '');
  return !isEventType(type) && Object.keys(EVENT_TYPES).some((known) => name === nameOf(known));
}

function nameOf(type: string): string {
  return type.slice(0, type.lastIndexOf('.v'));
}

/**
 * What an event tells anew: events of the same name take each other's place, the newest version
 * stays, also of another schema version. Each version of a convenant has its own name, because it
 * goes on next to the others.
 */
export function factName(event: {
  readonly type: EventType;
  readonly subject: string;
  readonly sequence?: string;
}): string {
  const { type, subject, sequence = '' } = event;
  const name = `${nameOf(type)} ${subject}`;
  return EVENT_TYPES[type].supersedes ? name : `${name} ${sequence}`;
}

/** Base name of the topic that an event belongs on. */
export function topicOfEvent(event: { readonly type: EventType; readonly data: unknown }): string {
  if (event.type !== 'nl.grensverkeer.settlement-posted.v1') return EVENT_TYPES[event.type].topic;
  const { direction, debtor, creditor } = event.data as SettlementPosted;
  return settlementsTopic(direction === 'payable' ? debtor : creditor);
}

/** Partition key as it follows from the data: what must stay in order together. */
export function keyOf(type: EventType, data: EventData): string {
  const member = EVENT_TYPES[type].key;
  if (member !== null) return String((data as Record<string, unknown>)[member]);
  const { debtor, creditor } = data as SettlementPosted;
  return pairKey(debtor, creditor);
}

/** Our own id of the thing that the event is about. */
export function subjectOf(type: EventType, data: EventData): string {
  return String((data as Record<string, unknown>)[EVENT_TYPES[type].subject]);
}
