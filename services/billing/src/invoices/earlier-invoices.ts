import { Prepared, together } from '@grensverkeer/service-kit';
import { Impossible } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { BY_INDEXES } from '../facts/by-indexes';
import { lockOf } from './store-invoice';
import type { Submission } from './submission';

/** What the books say of earlier invoices of a sender. What counts as not sent is not among them. */
export interface EarlierInvoices {
  /** The invoice that this content became before. */
  readonly same: number | null;
  /** Its identification was used before (TR056). */
  readonly isIdentified: boolean;
  /** Its number was used before (TR333). */
  readonly isNumbered: boolean;
  /** A later period was declared to this municipality before (TR318). */
  readonly isEarlier: boolean;
  /** The number for this one, if it is new. */
  readonly next: number;
}

const EARLIER = new Prepared<EarlierInvoices>(
  'earlier-invoices',
  `select (select id from invoice where sender = $1 and content_hash = $6) "same",
     exists (select from invoice where sender = $1 and message_identification = $4
       and status <> 'not-processed') "isIdentified",
     exists (select from invoice where sender = $1 and number = $3
       and status <> 'not-processed') "isNumbered",
     exists (select from invoice where sender = $1 and receiver = $2 and declared_until > $5
       and status <> 'not-processed') "isEarlier",
     nextval(pg_get_serial_sequence('invoice', 'id')) "next"`,
);

/** Locks the sender (see `lockSenders`), and reads by indexes from here on. */
export async function earlierInvoices(
  tx: EntityManager,
  submission: Submission,
): Promise<EarlierInvoices> {
  const { sender, receiver, number, messageIdentification, declaredUntil, contentHash } =
    submission;
  const named = [sender, receiver, number, messageIdentification, declaredUntil, contentHash];
  const [, [row]] = await together(tx, lockOf(sender), EARLIER.with(named), BY_INDEXES.with([]));
  if (!row) throw new Impossible('a sequence gave no number');
  return row;
}
