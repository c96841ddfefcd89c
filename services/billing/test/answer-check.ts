import { checkMessage, readMessage } from '@grensverkeer/ijw';
import { readFileSync } from 'fs';
import { join } from 'path';
import { validateXML } from 'xmllint-wasm';

const schemas = join(process.cwd(), 'libs/ijw/xsd');
const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(schemas, fileName), 'utf8'),
});

/**
 * What is wrong with a JW325: its schema as libxml2 reads it, and the rules of level 2, among them
 * the control of the totals (TR342). Nothing, if it can be sent.
 */
export async function faultsInAnswer(text: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'answer.xml', contents: text },
    schema: schema('JW325.xsd'),
    preload: schema('basisschema.xsd'),
  });
  const read = readMessage(text);
  const findings = read.ok ? checkMessage(read.read).map(({ rule }) => rule) : ['unreadable'];
  return [...errors.map(({ message }) => message), ...findings];
}

/** The return codes of a JW325 in the order of the message; each Client's after its lines'. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/RetourCode>(\w{4})</g)].map(([, code = '']) => code);
}
