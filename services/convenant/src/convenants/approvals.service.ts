import { Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Approval } from './approval.entity';
import type { ApprovalContent } from './convenant.dto';
import { ConvenantVersionRow } from './convenant-version.entity';
import { findVersion, oneAtATime } from './convenant-rows';

/** The person who agrees for a party, and a second pair of eyes. */
const PEOPLE_PER_SIDE = 2;

@Injectable()
export class ApprovalsService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records that a person agrees, for a party, to the draft as it reads now. The same again
   * changes nothing; a changed draft must be approved anew.
   * @throws NotFound; Refusal `version-published`, `approver-on-both-sides`
   */
  approve(id: string, version: number, { party, person }: ApprovalContent): Promise<Approval[]> {
    return oneAtATime(this.database, async (tx) => {
      const draft = await findVersion(tx, id, version);
      const given = await approvalsOf(tx, draft);
      const earlier = given.find((approval) => approval.person === person);
      if (earlier?.side === party) return given;
      if (earlier) {
        const detail = 'Nobody approves for both parties.';
        throw new Refusal('approver-on-both-sides', detail);
      }
      if (draft.publishedAt) {
        throw new Refusal('version-published', 'There is nothing left to approve.');
      }
      const { revision } = draft;
      await tx.insert(Approval, { convenantId: id, version, revision, side: party, person });
      return approvalsOf(tx, draft);
    });
  }

  /** All approvals of a version, also those of texts that were changed later, oldest first. */
  async list(id: string, version: number): Promise<Approval[]> {
    await findVersion(this.database.manager, id, version);
    return this.database.manager.find(Approval, {
      where: { convenantId: id, version },
      order: { approvedAt: 'asc', person: 'asc' },
    });
  }
}

/**
 * Two people of each party have approved this very text, unless the parties sign elsewhere.
 * @throws Refusal `approvals-missing`
 */
export async function requireApprovals(
  tx: EntityManager,
  draft: ConvenantVersionRow,
): Promise<void> {
  if (draft.approvals === 'none') return;
  const given = await approvalsOf(tx, draft);
  const missing = [1, 2].map(
    (side) => PEOPLE_PER_SIDE - given.filter((approval) => approval.side === side).length,
  );
  if (missing.every((people) => people <= 0)) return;
  const [first = 0, second = 0] = missing.map((people) => Math.max(people, 0));
  throw new Refusal(
    'approvals-missing',
    `Approvals still missing: ${first} of the first party, ${second} of the second.`,
  );
}

function approvalsOf(
  tx: EntityManager,
  { id, version, revision }: ConvenantVersionRow,
): Promise<Approval[]> {
  return tx.find(Approval, {
    where: { convenantId: id, version, revision },
    order: { approvedAt: 'asc', person: 'asc' },
  });
}
