import { checkLevel2, readJw323 } from '@grensverkeer/ijw';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { jw323 } from './jw323';
import { planDemo } from './plan';

const messages = planDemo().invoices.map((invoice) => ({
  fileName: `${invoice.sender}-${invoice.invoiceNumber}.xml`,
  contents: jw323(invoice),
}));

const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(__dirname, '../../libs/ijw/xsd', fileName), 'utf8'),
});

/** The judgement of libxml2 with the published schema, independent of our own reader. */
const judge = (xml: typeof messages) =>
  validateXML({ xml, schema: [schemaFile('JW323.xsd')], preload: [schemaFile('basisschema.xsd')] });

describe('the messages of the demo', () => {
  it('are valid against the XSD of JW323', async () => {
    const { errors } = await judge(messages);
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(messages.length).toBeGreaterThan(100);
  });

  it('would be seen if they were not', async () => {
    const [first] = messages;
    if (!first) throw new Error('no message');
    const contents = first.contents.replace('<Eenheid>', '<Eenheid>x');
    expect((await judge([{ ...first, contents }])).valid).toBe(false);
  });

  it('break no rule of level 2, and no line is of a later month than its message', () => {
    const findings = messages.flatMap(({ contents }) => {
      const result = readJw323(contents);
      return result.ok
        ? checkLevel2(result.read).map(({ rule }) => rule)
        : result.faults.map(({ code }) => code);
    });
    expect(findings).toEqual([]);
  });
});
