/**
 * The return codes of the classes of a message that have one, by their name and place in the
 * message: `Client`, `StartProduct[2]`. Classes that are not named are in order (0200). Empty when
 * the message is accepted.
 */
export type ClassCodes = ReadonlyMap<string, readonly string[]>;

export const NO_CODES: ClassCodes = new Map();

/** The classes that have codes. */
export const onlyCodes = (classes: readonly (readonly [string, readonly string[]])[]): ClassCodes =>
  new Map(classes.filter(([, codes]) => codes.length > 0));
