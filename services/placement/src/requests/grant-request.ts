import type { EntityManager } from 'typeorm';

/** An allocation that names the reference of an open request grants it (IV097, TR374). */
export async function grantRequest(
  tx: EntityManager,
  asked: { readonly receiver: string; readonly provider: string; readonly reference: string },
): Promise<void> {
  await tx.query(
    `update request set state = 'allocated', look_at = null, outdated = false
     where municipality = $1 and provider = $2 and reference = $3
       and state not in ('allocated', 'rejected')`,
    [asked.receiver, asked.provider, asked.reference],
  );
}
