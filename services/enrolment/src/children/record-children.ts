import type { EntityManager } from 'typeorm';
import { cloudEvent } from '@grensverkeer/events';
import { append } from '@grensverkeer/messaging';
import { hashBsn, seal, traced } from '@grensverkeer/service-kit';
import type { LocalDate, MotherAtBirth } from '@grensverkeer/settlement';
import type { ChildDto, MotherAtBirthDto } from './child.dto';

interface ChildContent {
  readonly childId: string;
  readonly bsnHash: string | null;
  readonly bsnSealed: Buffer | null;
  readonly birthDate: LocalDate | null;
  readonly motherAtBirth: MotherAtBirth;
}

/** The content as it is stored and compared: nothing left out, the BSN out of sight. */
export function childContent(childId: string, dto: ChildDto): ChildContent {
  const bsn = dto.bsn ?? null;
  return {
    childId,
    bsnHash: bsn && hashBsn(bsn),
    bsnSealed: bsn === null ? null : seal(Buffer.from(bsn)),
    birthDate: dto.birthDate ?? null,
    motherAtBirth: motherAtBirth(dto.motherAtBirth),
  };
}

/**
 * Locks the rows of these children, always in the same order, and makes those that are missing:
 * a history may come before the child. Everything about a child is written under this lock, so
 * that its events stand in the outbox in the order of their versions.
 */
export async function lockChildren(tx: EntityManager, ids: readonly string[]): Promise<void> {
  const sorted = [...new Set(ids)].sort();
  await tx.query('insert into child (id) select unnest($1::uuid[]) on conflict (id) do nothing', [
    sorted,
  ]);
  await tx.query('select id from child where id = any($1) order by id for update', [sorted]);
}

/**
 * Records children whose rows are locked, and tells those that changed.
 * @returns the ids of the changed
 */
export async function recordChildren(
  tx: EntityManager,
  children: readonly ChildContent[],
): Promise<string[]> {
  const changed = (await tx.query(
    `with changed as (
       update child c set version = c.version + 1, bsn_hash = t.bsn_hash, birth_date = t.birth_date,
         bsn_sealed = t.bsn_sealed, mother_at_birth = t.mother_at_birth
       from unnest($1::uuid[], $2::text[], $3::bytea[], $4::date[], $5::jsonb[])
         as t (id, bsn_hash, bsn_sealed, birth_date, mother_at_birth)
       where c.id = t.id and (c.version = 0 or (c.bsn_hash, c.birth_date, c.mother_at_birth)
         is distinct from (t.bsn_hash, t.birth_date, t.mother_at_birth))
       returning c.id, c.version)
     select id, version from changed order by id`,
    [
      children.map((child) => child.childId),
      children.map((child) => child.bsnHash),
      children.map((child) => child.bsnSealed),
      children.map((child) => child.birthDate),
      children.map((child) => JSON.stringify(child.motherAtBirth)),
    ],
  )) as { id: string; version: number }[];
  const byId = new Map(children.map((child) => [child.childId, child]));
  await append(
    tx,
    changed.flatMap(({ id, version }) => {
      const child = byId.get(id);
      return child ? [childRecorded(child, version)] : [];
    }),
  );
  return changed.map(({ id }) => id);
}

function childRecorded(child: ChildContent, version: number) {
  const { childId, birthDate, bsnHash } = child;
  return cloudEvent({
    service: 'enrolment',
    type: 'nl.grensverkeer.child-recorded.v1',
    subject: childId,
    partitionKey: childId,
    version,
    ...traced(),
    data: { childId, version, birthDate, motherAtBirth: child.motherAtBirth, bsnHash },
  });
}

function motherAtBirth(dto: MotherAtBirthDto | null | undefined): MotherAtBirth {
  if (dto?.status === 'resident' && dto.municipality) {
    return { status: 'resident', municipality: dto.municipality };
  }
  return { status: dto?.status === 'not-resident' ? 'not-resident' : 'unknown' };
}
