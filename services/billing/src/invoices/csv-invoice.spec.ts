import { Refusal, validated } from '@grensverkeer/service-kit';
import fc from 'fast-check';
import { invoiceOfCsv } from './csv-invoice';
import { InvoiceDto } from './invoice.dto';

const ENGLISH = `sender,receiver,invoiceNumber,invoiceDate,reference,previousReference,bsn,allocationNumber,\
productCategory,productCode,from,until,volume,unit,tariffCents,amountCents,debitCredit
12345678,0599,F1,2026-05-06,R1,,999900006,10072,45,45A48,2026-04-01,2026-05-01,10,04,5000,50000,D
12345678,0599,F1,2026-05-06,R2,R0,,10073,45,45A48,2026-04-01,2026-05-01,3,04,5000,15000,C
`;
/** As a Dutch Excel saves it: BOM, semicolons, CR/LF, lost zeros, an empty row at the end. */
const DUTCH = `\uFEFFAfzender;Ontvanger;Factuurnummer;Factuurdatum;Referentienummer;\
Vorig Referentienummer;BSN;Toewijzingsnummer;Productcategorie;Productcode;Begindatum;Einddatum;\
Volume;Eenheid;Tarief;Bedrag;Debet Credit
12345678;599;F1;6-5-2026;R1;;999900006;10072;45;45A48;1-4-2026;30-4-2026;10;4;50,00;"500,00";D
;;;;R2;R0;;10073;45;45A48;01-04-2026;30-04-2026;3;4;€ 50;150;c
;;;;;;;;;;;;;;;;
`.replaceAll('\n', '\r\n');

const read = (text: string) => invoiceOfCsv(Buffer.from(text));

describe('a CSV invoice', () => {
  const invoice = {
    ...{ sender: '12345678', receiver: '0599', invoiceNumber: 'F1', invoiceDate: '2026-05-06' },
    lines: [
      {
        ...{ reference: 'R1', bsn: '999900006', allocationNumber: 10072, productCategory: '45' },
        ...{ productCode: '45A48', from: '2026-04-01', until: '2026-05-01', volume: 10 },
        ...{ unit: '04', tariffCents: 5_000, amountCents: 50_000, debitCredit: 'D' },
      },
      {
        ...{ reference: 'R2', previousReference: 'R0', allocationNumber: 10073 },
        ...{ productCategory: '45', productCode: '45A48', from: '2026-04-01' },
        ...{ until: '2026-05-01', volume: 3, unit: '04', tariffCents: 5_000 },
        ...{ amountCents: 15_000, debitCredit: 'C' },
      },
    ],
  };

  it.each([
    ['with the names of the JSON door', ENGLISH],
    ['as a Dutch Excel saves it', DUTCH],
    ['with tabs', ENGLISH.replaceAll(',', '\t')],
    ['that tells its separator', `sep=,\r\n${ENGLISH}`],
    ['with every cell in quotes', ENGLISH.replace(/[^,\n]+/g, '"$&"')],
  ])('%s is the invoice of the JSON door', (_, text) => {
    expect(read(text)).toEqual(validated(InvoiceDto, invoice));
  });
});

describe('amounts in euros', () => {
  it.each<[string, number | null]>([
    ['0', 0],
    ['7', 700],
    ['7,5', 750],
    ['7,50', 750],
    ['7.50', 750],
    ['1234,56', 123_456],
    ['1.234,56', 123_456],
    ['1.234', 123_400],
    ['1.234.567,89', null],
    ['€ 12,34', 1_234],
    ['0,005', null],
    ['1,234.56', null],
    ['12.34.56', null],
    ['-5,00', null],
    ['5e2', null],
    ['vijf', null],
  ])('%s is %s cents', (cell, cents) => {
    const text = DUTCH.replace('"500,00"', `"${cell}"`);
    if (cents !== null) expect(read(text).lines[0]?.amountCents).toBe(cents);
    else expect(() => read(text)).toThrow(Refusal);
  });
});

describe('a fault in a CSV invoice is named by row and column', () => {
  const faults = (text: string | Buffer): string[] => {
    try {
      invoiceOfCsv(Buffer.from(text as string));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { params = [] } = error.options;
      return params.length > 0 ? params.map(({ name, code }) => `${name} ${code}`) : [error.code];
    }
    return ['no fault'];
  };
  const english = (from: string, to: string) => ENGLISH.replace(from, to);

  it.each<[string, string | Buffer, string[]]>([
    ['nothing at all', '', ['rows too-few']],
    ['only names', ENGLISH.split('\n', 1).join(), ['rows too-few']],
    ['another encoding', Buffer.from('caf\xe9', 'latin1'), ['not-utf8']],
    ['a quote that is not closed', english('R1', '"R1'), ['csv-invalid']],
    ['an unknown column', english('bsn', 'naam'), ['rows.1.7 unknown-field']],
    ['a column of another kind', english('bsn', 'constructor'), ['rows.1.7 unknown-field']],
    ['a column twice', english('tariffCents', 'volume'), ['rows.1.15 twice']],
    ['a column too few', english('debitCredit', ''), ['rows.1.debitCredit missing-column']],
    ['a cell too many', english('50000,D', '50000,D,x'), ['rows.2 too-many-cells']],
    ['an empty cell', english('45,45A48', ',45A48'), ['rows.2.productCategory is-text']],
    [
      'a date that does not exist',
      english('2026-04-01', '2026-02-30'),
      ['rows.2.from is-local-date'],
    ],
    ['a BSN that is none', english('999900006', '999900007'), ['rows.2.bsn is-bsn']],
    [
      'an unknown municipality',
      ENGLISH.replaceAll('0599', '9998'),
      ['rows.2.receiver unknown-municipality'],
    ],
    [
      'another invoice number',
      english('F1,2026-05-06,R2', 'F2,2026-05-06,R2'),
      ['rows.3.invoiceNumber differs'],
    ],
    ['a debit that names a debit', english(',C', ',D'), ['rows.3.debitCredit previous-reference']],
    ['an amount of words', DUTCH.replace('"500,00"', 'veel'), ['rows.2.amountCents is-amount']],
    [
      'a last day that does not exist',
      DUTCH.replace(';30-4-2026', ';31-4-2026'),
      ['rows.2.until is-local-date'],
    ],
    [
      'two faults',
      english('10,04', 'x,77'),
      ['rows.2.volume is-whole-number', 'rows.2.unit is-one-of'],
    ],
    [
      'too many lines',
      ENGLISH + ENGLISH.split('\n')[1]!.concat('\n').repeat(1_000),
      ['rows too-many'],
    ],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('whatever the bytes: an invoice or a coded refusal', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('"', ';', ',', '\n', '\uFEFF', ...DUTCH.split(/[;\n]/)),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), fc.nat(DUTCH.length), (cells, at) => {
        const text = DUTCH.slice(0, at) + cells.join(';') + DUTCH.slice(at);
        expect(faults(text)).not.toEqual([]);
      }),
    );
  });
});
