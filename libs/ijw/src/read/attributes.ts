import type { ElementNode } from '../schema/compile';
import type { Text } from '../text';
import type { XmlAttribute } from '../xml/events';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const HINTS = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/**
 * What is wrong with an attribute, or null. The schemas declare none, so only those of the
 * instance namespace may stand there: a hint where the schema is, and a type that says again
 * what the schema says. Nothing is nillable, so `xsi:nil` may not even say false.
 */
export function attributeProblem(node: ElementNode, attribute: XmlAttribute): Text | null {
  const { namespace, name, qualifiedValue } = attribute;
  if (namespace === XSI && HINTS.has(name)) return null;
  if (namespace === XSI && name === 'type' && node.typeName !== null) {
    return qualifiedValue === node.typeName ? null : OTHER_TYPE;
  }
  return NOT_ALLOWED;
}

const OTHER_TYPE = { nl: 'heeft een ander xsi:type', en: 'has another xsi:type' };
const NOT_ALLOWED = {
  nl: 'heeft een verboden attribuut',
  en: 'has an attribute that is forbidden',
};
