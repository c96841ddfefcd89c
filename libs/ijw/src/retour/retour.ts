import { rootOf, type MessageName } from '../messages';
import type { CDT_XsdVersie } from '../messages/basis';
import type { NamedMessage } from '../read/read-message';
import type { ElementNode } from '../schema/compile';

/** Messages that are answered by a retour message, with that message. */
const RETOUR_OF = {
  JW301: 'JW302',
  JW305: 'JW306',
  JW307: 'JW308',
  JW315: 'JW316',
  JW317: 'JW318',
  JW319: 'JW320',
} as const satisfies Partial<Record<MessageName, MessageName>>;

export type Answerable = Extract<NamedMessage, { name: keyof typeof RETOUR_OF }>;

/** What a retour message says of itself. */
export interface RetourHeading {
  readonly Identificatie: string;
  readonly Dagtekening: string;
  /** Without it, the versions of the message that is answered. */
  readonly XsdVersie?: CDT_XsdVersie;
  /** Only when a rule was decided by the published XSLT (IV033). */
  readonly XsltVersie?: string;
}

/** The codes of a retour message: of its header, and of its classes if these come along. */
export interface RetourCodesOf {
  readonly header: readonly string[];
  /** By the XPath of the class in the retour message; without this only the header is sent. */
  readonly classes?: (xpath: string) => readonly string[];
}

/**
 * The retour message to a message: the same content with codes on every class. The parties stay
 * where they were (IV028); it is the message that is answered, coming back.
 */
export function retourOf(
  { name, message }: Answerable,
  heading: RetourHeading,
  codes: RetourCodesOf,
): NamedMessage {
  const retour = RETOUR_OF[name];
  const { XsdVersie, BerichtCode } = message.Header;
  const Header = {
    ...message.Header,
    // Every retour message has the code after that of its message (COD002-VEKT).
    BerichtCode: String(Number(BerichtCode) + 1),
    IdentificatieRetour: heading.Identificatie,
    DagtekeningRetour: heading.Dagtekening,
    ...(heading.XsltVersie === undefined ? {} : { XsltVersie: heading.XsltVersie }),
    XsdVersieRetour: heading.XsdVersie ?? XsdVersie,
    RetourCodes: { RetourCode: codes.header },
  };
  const content: Record<string, unknown> = { Header };
  for (const child of rootOf(retour).children ?? []) {
    const value: unknown = (message as unknown as Record<string, unknown>)[child.name];
    if (child.name === 'Header' || !codes.classes) continue;
    const path = `/${child.qualified.split(':')[0]}:Bericht/${child.qualified}`;
    content[child.name] = withCodes(child, value, path, codes.classes);
  }
  return { name: retour, message: content } as unknown as NamedMessage;
}

function withCodes(
  node: ElementNode,
  value: unknown,
  path: string,
  codes: (xpath: string) => readonly string[],
): unknown {
  if (!node.children || typeof value !== 'object' || value === null) return value;
  const members = value as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const child of node.children) {
    const member = members[child.name];
    const childPath = `${path}/${child.qualified}`;
    if (child.name === 'RetourCodes') result[child.name] = { RetourCode: codes(path) };
    else if (Array.isArray(member)) {
      result[child.name] = member.map((each, index) =>
        withCodes(child, each, `${childPath}[${index + 1}]`, codes),
      );
    } else if (member !== undefined) {
      result[child.name] = withCodes(child, member, childPath, codes);
    }
  }
  return result;
}
