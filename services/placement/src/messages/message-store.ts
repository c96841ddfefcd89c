import { seal, unseal } from '@grensverkeer/service-kit';
import { Impossible } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';

const SENDER_LOCKS = 0x6d7367;

/** A message as it is kept; its text holds BSNs and is sealed. */
export interface StoredMessage {
  readonly direction: 'in' | 'out';
  readonly name: string;
  readonly municipality: string;
  readonly provider: string;
  readonly sender: string;
  readonly identification: string;
  /** Recognises the same message again; null for one of ours. */
  readonly contentHash: Buffer | null;
  readonly text: Buffer;
  /** `recorded`: an answer of a provider to a message of ours. */
  readonly status: 'accepted' | 'refused' | 'recorded' | 'sent';
  readonly codes: readonly string[];
  /** The retour message that went back; null where none belongs. */
  readonly answer: string | null;
  /** The request that a message of ours answers. */
  readonly requestId?: string;
}

/** One sender's messages are taken one after another. */
export async function lockSender(tx: EntityManager, sender: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [SENDER_LOCKS, sender]);
}

/** The number that the next message will have; known before, because its answer names it. */
export async function nextMessageId(tx: EntityManager): Promise<number> {
  const [row]: { id: number }[] = await tx.query(
    `select nextval(pg_get_serial_sequence('message', 'id')) id`,
  );
  if (!row) throw new Impossible('a sequence gave no number');
  return row.id;
}

/** Stores a message; before what it says, because that refers to it. */
export async function insertMessage(
  tx: EntityManager,
  id: number,
  message: StoredMessage,
): Promise<void> {
  await tx.query(
    `insert into message (id, direction, name, municipality, provider, sender, identification,
       content_hash, raw, status, codes, answer, request_id)
     overriding system value
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      message.direction,
      message.name,
      message.municipality,
      message.provider,
      message.sender,
      message.identification,
      message.contentHash,
      seal(message.text),
      message.status,
      message.codes,
      message.answer === null ? null : seal(Buffer.from(message.answer)),
      message.requestId ?? null,
    ],
  );
}

/** Fixes how a message was judged; without codes it is accepted. */
export async function closeMessage(
  tx: EntityManager,
  id: number,
  codes: readonly string[],
  answer: string,
): Promise<void> {
  await tx.query('update message set status = $2, codes = $3, answer = $4 where id = $1', [
    id,
    codes.length > 0 ? 'refused' : 'accepted',
    codes,
    seal(Buffer.from(answer)),
  ]);
}

/** What came of the same bytes when they came before; undefined when they are new. */
export async function findSame(
  tx: EntityManager,
  { name, sender, contentHash }: Pick<StoredMessage, 'name' | 'sender' | 'contentHash'>,
): Promise<{ answer: string | null } | undefined> {
  const [row]: { answer: Buffer | null }[] = await tx.query(
    `select answer from message
     where direction = 'in' and name = $1 and sender = $2 and content_hash = $3`,
    [name, sender, contentHash],
  );
  return row && { answer: row.answer && unseal(row.answer).toString() };
}

/** TR056: was the identification used before, by a message that was not refused? */
export async function isUsed(
  tx: EntityManager,
  { name, sender, identification }: Pick<StoredMessage, 'name' | 'sender' | 'identification'>,
): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 from message where name = $1 and sender = $2 and identification = $3
       and status in ('accepted', 'sent')`,
    [name, sender, identification],
  );
  return rows.length > 0;
}

/** The text of a message, opened. */
export const textOf = (raw: Buffer): string => unseal(raw).toString();
