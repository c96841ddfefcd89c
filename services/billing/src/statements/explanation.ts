import { IsOneOf } from '@grensverkeer/service-kit';
import {
  explain,
  municipality,
  type Basis,
  type ConvenantVersion,
  type Language,
  type Names,
  type PersonDecision,
} from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import { publicId } from '../settlements/public-ids';
import type { PostingRow } from './posting.dto';

export class ExplanationQuery {
  @IsOneOf(['nl', 'en'], { optional: true, description: 'nl when left out' })
  language: Language = 'nl';
}

export class ExplanationView {
  @ApiProperty() postingId: string;
  @ApiProperty({ enum: ['nl', 'en'] }) language: Language;
  @ApiProperty({ description: 'Lines of plain text' }) text: string;
}

/** Tells in words why a posting is in the books, from the basis that was stored with it. */
export async function explainPosting(
  tx: EntityManager,
  row: PostingRow,
  language: Language,
): Promise<ExplanationView> {
  const basis = JSON.parse(row.basis) as Basis;
  const posting = {
    id: publicId('P', row.id),
    lineId: publicId('L', row.line_id),
    kind: row.kind,
    reverses: row.reverses === null ? null : publicId('P', row.reverses),
    debtor: row.debtor,
    creditor: row.creditor,
    cents: row.amount_cents,
    period: { from: row.period_from, until: row.period_until },
    basis,
  };
  const text = explain(posting, language, await namesFor(tx, row.line_id, basis));
  return { postingId: posting.id, language, text };
}

/** The names that an explanation of this basis needs. */
async function namesFor(tx: EntityManager, lineId: number, basis: Basis): Promise<Names> {
  const versions: { data: ConvenantVersion }[] = await tx.query(
    `select data from convenant_version
     where (convenant_id, version) in (select * from unnest($1::text[], $2::int[]))`,
    [
      basis.clauses.map(({ convenantId }) => convenantId),
      basis.clauses.map(({ version }) => version),
    ],
  );
  const [told]: { decisions: PersonDecision[] | null }[] = await tx.query(
    `select f.data->'decisions' decisions from child_fact f
     join invoice_line l on l.child_id = f.child_id
     where l.id = $1 and f.kind = 'decisions-recorded'`,
    [lineId],
  );
  return {
    municipality: nameOfMunicipality,
    convenant: (id, version) =>
      versions.find(({ data }) => data.id === id && data.version === version)?.data,
    decision: (id) => told?.decisions?.find((decision) => decision.id === id)?.reference,
  };
}

export const nameOfMunicipality = (code: string): string | undefined => municipality(code)?.name;
