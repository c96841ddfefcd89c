export { mayHoldBsn } from './bsn-guard';
export type { EventFault } from './check';
export { cloudEvent, type CloudEventDraft, InvalidEvent, type ServiceName } from './cloud-event';
export {
  type CloudEvent,
  type EventOf,
  eventSchema,
  type FactEvent,
  isFact,
  sequenceOf,
  shortName,
} from './envelope';
export {
  EVENT_TYPES,
  type EventData,
  type EventType,
  factName,
  type FactEventType,
  type SettlementPosted,
  topicOfEvent,
} from './registry';
export { pairKey, settlementsTopic, type TopicConfig, topicConfig, TOPICS } from './topics';
export { stableEventId, uuidv7 } from './uuid';
export { type ReadFault, validateEvent, type ValidatedEvent } from './validate';
export {
  momentText,
  reasonText,
  settlementPostedTexts,
  type EventText,
  type PostingTold,
} from './settlement-posted-text';
