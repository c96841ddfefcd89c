export type { Fault, FaultCode } from './fault';
export type { Text } from './text';
export * from './messages';
export type * from './messages/basis';
export type * from './messages/jw301';
export type * from './messages/jw302';
export type * from './messages/jw305';
export type * from './messages/jw306';
export type * from './messages/jw307';
export type * from './messages/jw308';
export type * from './messages/jw315';
export type * from './messages/jw316';
export type * from './messages/jw317';
export type * from './messages/jw318';
export type * from './messages/jw319';
export type * from './messages/jw320';
export type * from './messages/jw323';
export type * from './messages/jw325';
export * from './read/read-message';
export { InvalidMessage, writeMessage } from './write/write-message';
export { MessageWriter } from './write/message-writer';
export * from './jw323/reader';
export * from './jw323/answer';
export * from './jw323/amount';
export * from './level2/jw323';
export * from './level2/jw325';
export { checkMessage } from './level2/check';
export * from './retour/retour';
export type { AnswerClass, Finding, Rule } from './level2/rules';
export { passesElfproef } from './level2/shared';
export { RETOUR_CODES } from './codes/retour-codes';
export * from './level3/limits';
export * from './level3/rules';
export { isOfItsCategory, nationalCategory } from './level3/products';
export {
  againstAssignment,
  type Assignment,
  type DeclaredLine,
  type Used,
} from './level3/against-assignment';
export { againstContract, type Tariff } from './level3/against-contract';
