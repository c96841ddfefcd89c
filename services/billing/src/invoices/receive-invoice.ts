import { contentTypeOf, Refusal, traceparentOf, validated } from '@grensverkeer/service-kit';
import { getSchemaPath, type ApiBodyOptions } from '@nestjs/swagger';
import type { Request } from 'express';
import { invoiceOfCsv } from './csv-invoice';
import { InvoiceDto } from './invoice.dto';
import type { ReadJw323 } from './read-jw323';
import { receiveJw323 } from './receive-jw323';
import { rejectionOf } from './rejection';
import type { Rejection } from './outcome';
import type { Place } from './room';
import { submissionOfJson, submissionOfJw323, type Submission } from './submission';

/** A JW323 that came with an invoice, and why it is not processed, if that is so. */
export interface Message {
  readonly read: ReadJw323;
  readonly rejection: Rejection | null;
}

/** An invoice as it came through the door, checked as far as it shows itself what is wrong. */
export interface Received {
  readonly submission: Submission;
  /** Null for our own forms. */
  readonly message: Message | null;
}

/** What the door takes. */
export const INVOICE_TYPES = ['application/xml', 'application/json', 'text/csv'] as const;
/** The same, for the document. */
export const INVOICE_BODY: ApiBodyOptions = {
  description:
    'JW323 of iJw 3.2, an invoice in JSON, or a CSV file with a row per line. CSV: `;`, `,` or tab; ' +
    'UTF-8; column names are the fields of the JSON form (sender, receiver, invoiceNumber and ' +
    'invoiceDate in the first row or in every row), or in Dutch afzender, ontvanger, ' +
    'factuurnummer, factuurdatum, referentienummer, vorigreferentienummer, bsn, ' +
    'toewijzingsnummer, productcategorie, productcode, begindatum, einddatum (the last day of the ' +
    'line), volume, eenheid, tarief and bedrag (in euros, 1234,56), debetcredit. Answered as JSON.',
  schema: { oneOf: [{ type: 'string' }, { $ref: getSchemaPath(InvoiceDto) }] },
};
/** A list in JSON or CSV holds at most a thousand lines; this is room enough for them. */
export const LARGEST_LIST = 1024 * 1024;

/** Reads an invoice in whatever form. @throws Refusal 400, 413 or 503 with its code */
export async function receiveInvoice(request: Request, place: Place): Promise<Received> {
  const traceparent = traceparentOf(request);
  switch (contentTypeOf(request)) {
    case 'application/xml': {
      const read = await receiveJw323(request, place);
      const rejection = rejectionOf(read);
      const submission = { ...submissionOfJw323(read, rejection !== null), traceparent };
      return { submission, message: { read, rejection } };
    }
    case 'text/csv': {
      const invoice = invoiceOfCsv(await wholeBody(request));
      return { submission: { ...submissionOfJson(invoice, 'csv'), traceparent }, message: null };
    }
    default: {
      const invoice = validated(InvoiceDto, request.body);
      return { submission: { ...submissionOfJson(invoice), traceparent }, message: null };
    }
  }
}

async function wholeBody(request: Request): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_LIST) {
      throw new Refusal('too-large', 'A CSV invoice is at most 1 MB.', { status: 413 });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
