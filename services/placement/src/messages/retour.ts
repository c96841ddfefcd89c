import { retourOf, writeMessage, type Answerable } from '@grensverkeer/ijw';
import type { LocalDate } from '@grensverkeer/settlement';
import type { ClassCodes } from './class-codes';

/** How a message was judged: refused in its header, refused in classes, or accepted. */
export interface Judgment {
  readonly header: readonly string[];
  readonly classes: ClassCodes;
}

const NO_REMARK = '0200';

/**
 * The text of the retour message (IV028): accepted, only a header without codes; refused in the
 * header (or at level 2), only that with its code; refused in a class, the whole message with a
 * code on every class.
 */
export function retourText(
  read: Answerable,
  messageId: number,
  on: LocalDate,
  { header, classes }: Judgment,
): string {
  const heading = { Identificatie: `R${messageId}`, Dagtekening: on };
  const isWhole = classes.size > 0;
  const retour = retourOf(read, heading, {
    header: header.length > 0 ? header : [NO_REMARK],
    ...(isWhole && { classes: (xpath) => classes.get(classOf(xpath)) ?? [NO_REMARK] }),
  });
  if (header.length > 0 || isWhole) return writeMessage(retour.name, retour.message as never);
  const { RetourCodes: _none, ...Header } = retour.message.Header as { RetourCodes?: unknown };
  return writeMessage(retour.name, { ...retour.message, Header } as never);
}

/** `StartProduct[2]` of `/jw306:Bericht/jw306:Client/…/jw306:StartProduct[2]`. */
function classOf(xpath: string): string {
  return xpath.slice(xpath.lastIndexOf(':') + 1);
}
