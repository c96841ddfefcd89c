import type { Fault } from '../fault';
import { messageOf, rootOf, type MessageName, type Messages } from '../messages';
import { MessageReader } from './reader';

/** A message with its name, so that a `switch` over the name gives the type of the content. */
export type NamedMessage = {
  [Name in MessageName]: { readonly name: Name; readonly message: Messages[Name] };
}[MessageName];

export type ReadResult<Read> =
  { readonly ok: true; readonly read: Read } | { readonly ok: false; readonly faults: Fault[] };

/** Reads any message of iJw 3.2 at level 1: exactly what its schema accepts. */
export function readMessage(text: string): ReadResult<NamedMessage> {
  let name: MessageName | undefined;
  const reader = new MessageReader({
    rootOf: (namespace) => {
      name = messageOf(namespace);
      return name && rootOf(name);
    },
  });
  reader.write(text);
  if (!reader.close()) return { ok: false, faults: reader.faults };
  return { ok: true, read: { name, message: reader.message } as unknown as NamedMessage };
}

/** Reads a message of which the name is known; another message is `wrong-namespace`. */
export function readAs<Name extends MessageName>(
  name: Name,
  text: string,
): ReadResult<Messages[Name]> {
  const root = rootOf(name);
  const reader = new MessageReader({
    rootOf: (namespace) => (namespace === root.namespace ? root : undefined),
  });
  reader.write(text);
  if (!reader.close()) return { ok: false, faults: reader.faults };
  return { ok: true, read: reader.message as unknown as Messages[Name] };
}
