import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound, inTransaction } from '@grensverkeer/service-kit';
import type { Recorded } from '../children/child.dto';
import { lockChildren } from '../children/record-children';
import { tellHistories, type RecordedHistory } from '../histories/tell-histories';
import type { SchoolAnswer, SchoolDto } from './school.dto';
import { School } from './school.entity';
import { lockSchools } from './school-lock';

@Injectable()
export class SchoolsService {
  constructor(private readonly database: DataSource) {}

  /** Records a school; when it moves or is new, the enrolments of its pupils are told again. */
  async record(schoolId: string, dto: SchoolDto): Promise<Recorded> {
    return inTransaction(this.database, async (tx) => {
      await lockSchools(tx, 'alone');
      const before = await tx.findOneBy(School, { id: schoolId });
      const version = await store(tx, schoolId, dto);
      const told =
        before?.municipality === dto.municipality && before.schoolType === dto.schoolType;
      if (!told) await tellPupils(tx, schoolId);
      return { id: schoolId, version: version ?? before?.version ?? 1 };
    });
  }

  /** @throws NotFound */
  async read(schoolId: string): Promise<SchoolAnswer> {
    const school = await this.database.manager.findOneBy(School, { id: schoolId });
    if (!school) throw new NotFound('school', schoolId);
    const { id, ...rest } = school;
    return { schoolId: id, ...rest };
  }
}

/** The new version, or undefined when nothing changed. */
async function store(tx: EntityManager, id: string, dto: SchoolDto): Promise<number | undefined> {
  const rows = (await tx.query(
    `insert into school as s (id, name, brin, municipality, school_type, version)
     values ($1, $2, $3, $4, $5, 1)
     on conflict (id) do update set name = excluded.name, brin = excluded.brin,
       municipality = excluded.municipality, school_type = excluded.school_type,
       version = s.version + 1
     where (s.name, s.brin, s.municipality, s.school_type) is distinct from
       (excluded.name, excluded.brin, excluded.municipality, excluded.school_type)
     returning version`,
    [id, dto.name, dto.brin ?? null, dto.municipality, dto.schoolType],
  )) as { version: number }[];
  return rows[0]?.version;
}

async function tellPupils(tx: EntityManager, schoolId: string): Promise<void> {
  const atSchool = JSON.stringify([{ schoolId }]);
  const pupils = (await tx.query(
    `select child_id from history where kind = 'enrolments' and content @> $1::jsonb`,
    [atSchool],
  )) as { child_id: string }[];
  if (pupils.length === 0) return;
  const ids = pupils.map((pupil) => pupil.child_id);
  await lockChildren(tx, ids);
  // A pupil may have left while we waited for the lock: ask again.
  const changed = (await tx.query(
    `with changed as (
       update history set version = version + 1
       where kind = 'enrolments' and child_id = any($1) and content @> $2::jsonb
       returning child_id, kind, version, content)
     select child_id as "childId", kind, version, content from changed order by child_id`,
    [ids, atSchool],
  )) as RecordedHistory[];
  await tellHistories(tx, changed);
}
