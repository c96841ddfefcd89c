import { youthRegions } from '@grensverkeer/settlement';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The division of 1 January 2026; what held before it is not known here. */
const DIVISION_OF = '2026-01-01';

/** The 42 youth regions, under their usual short name. Later divisions come in by `PUT`. */
export class YouthRegions1767225600022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rows = youthRegions.map(({ slug, name, municipalities }) => ({
      id: slug,
      name,
      municipalities: municipalities.map((code) => ({ code, from: DIVISION_OF, until: null })),
    }));
    await runner.query(
      `insert into region (id, name, kind, municipalities)
       select id, name, 'youth-region', municipalities
       from jsonb_to_recordset($1::jsonb) as row (id text, name text, municipalities jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from region where kind = 'youth-region'`);
  }
}
