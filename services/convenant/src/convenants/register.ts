import { after, Refusal } from '@grensverkeer/service-kit';
import type { DataSource } from 'typeorm';
import type { RegisterQuery } from './convenant.dto';
import { ConvenantVersionRow } from './convenant-version.entity';

/**
 * Who has agreed what with whom, valid when: by id and version, one more than a page.
 * `counterparty` asks for the side across from `municipality`; both may be on one and the same
 * list, since a region can have an agreement with itself.
 */
export function readRegister(
  database: DataSource,
  query: RegisterQuery,
): Promise<ConvenantVersionRow[]> {
  const { municipality, counterparty, on, status = 'published' } = query;
  const rows = database.manager
    .createQueryBuilder(ConvenantVersionRow, 'row')
    .where(`row.publishedAt is ${status === 'draft' ? 'null' : 'not null'}`)
    .orderBy('row.id')
    .addOrderBy('row.version')
    .limit(query.pageSize + 1);
  const [id, version] = after(query)?.split(' ') ?? [];
  if (id && !/^\d{1,9}$/.test(version ?? '')) {
    throw new Refusal('invalid-cursor', 'Take the cursor from a next link.', { status: 400 });
  }
  if (id) rows.andWhere('(row.id, row.version) > (:id, :version::int)', { id, version });
  if (on) {
    rows.andWhere('row.from <= :on and (row.until is null or :on < row.until)', { on });
    rows.andWhere(`not exists (${ENDED})`);
  }
  const [one, other] = [municipality, counterparty].filter((code) => code !== undefined);
  if (one) {
    const [second, first] = other ? [`and ${has(1, 'other')}`, `and ${has(0, 'other')}`] : ['', ''];
    rows.andWhere(`(${has(0, 'one')} ${second} or ${has(1, 'one')} ${first})`, { one, other });
  }
  return rows.getMany();
}

/** The parties ended it, or a version after it, on that day or before. */
const ENDED = `select from convenant_ending ending where ending.convenant_id = row.id
  and ending.version >= row.version and ending.ended_at is not null and ending.until_date <= :on`;

export const registerKey = ({ id, version }: ConvenantVersionRow) => `${id} ${version}`;

function has(side: 0 | 1, code: string): string {
  return `row.resolvedSides -> ${side} -> 'municipalities' @> to_jsonb(:${code}::text)`;
}
