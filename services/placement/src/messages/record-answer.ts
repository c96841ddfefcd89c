import type { Jw302, Jw320 } from '@grensverkeer/ijw';
import type { EntityManager } from 'typeorm';

const NO_REMARK = '0200';

type AnswerRead =
  | { readonly name: 'JW302'; readonly message: Jw302 }
  | { readonly name: 'JW320'; readonly message: Jw320 };

/**
 * Records how a provider has received a message of ours: without codes but 0200 it is accepted. A
 * request of which the answer was refused comes back on the worklist.
 * @returns whether there is such a message
 */
export async function recordAnswer(tx: EntityManager, read: AnswerRead): Promise<boolean> {
  const { Afzender, Ontvanger, BerichtIdentificatie } = read.message.Header;
  const codes = [...new Set(codesIn(read.message))].filter((code) => code !== NO_REMARK).sort();
  const answered = read.name === 'JW302' ? 'JW301' : 'JW319';
  const rows: { id: number }[] = await tx.query(
    `with answered as (
       update message set codes = $5, answered_at = now()
       where direction = 'out' and name = $1 and sender = $2 and provider = $3
         and identification = $4
       returning id)
     select id from answered`,
    [answered, Afzender, Ontvanger, BerichtIdentificatie.Identificatie, codes],
  );
  const [message] = rows;
  if (!message) return false;
  await tx.query(
    `update request set answer_refused = $2 where id =
       (select request_id from message where id = $1)`,
    [message.id, codes.length > 0],
  );
  return true;
}

/** All return codes of a message, at whatever depth. */
function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'RetourCode' ? (member as string[]) : codesIn(member),
  );
}
