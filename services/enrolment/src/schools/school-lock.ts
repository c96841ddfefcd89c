import type { EntityManager } from 'typeorm';

const SCHOOLS_LOCK = 5990503;

/**
 * A school that changes must find every pupil, also one whose enrolment is being written right
 * now; else an enrolment that comes together with its school would never be told. So a school is
 * written alone, enrolments side by side. Taken before any child is locked.
 */
export async function lockSchools(tx: EntityManager, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
  await tx.query(`select ${lock}($1)`, [SCHOOLS_LOCK]);
}
