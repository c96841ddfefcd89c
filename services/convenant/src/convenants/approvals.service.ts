import { Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { record } from '../history/history';
import { Approval } from './approval.entity';
import type { ApprovalContent } from './convenant.dto';
import { findVersion, oneAtATime } from './convenant-rows';

/** The person who agrees for a party, and a second pair of eyes. */
const PEOPLE_PER_SIDE = 2;

/** The very text that is approved. */
export interface Subject {
  readonly id: string;
  readonly version: number;
  readonly about: Approval['about'];
  readonly revision: number;
}

@Injectable()
export class ApprovalsService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records that a person agrees, for a party, to the draft as it reads now. The same again
   * changes nothing; a changed draft must be approved anew.
   * @throws NotFound; Refusal `version-published`, `approver-on-both-sides`
   */
  approve(id: string, version: number, content: ApprovalContent): Promise<Approval[]> {
    return oneAtATime(this.database, async (tx) => {
      const { revision, publishedAt } = await findVersion(tx, id, version);
      const published = new Refusal('version-published', 'There is nothing left to approve.');
      const subject = { id, version, about: 'version', revision } as const;
      return giveApproval(tx, subject, content, publishedAt ? published : null);
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
 * Records that a person agrees; who agreed before has agreed.
 * @param settled thrown when the text stands and there is nothing left to approve
 * @throws Refusal `approver-on-both-sides`
 */
export async function giveApproval(
  tx: EntityManager,
  subject: Subject,
  { party, person }: ApprovalContent,
  settled: Refusal | null,
): Promise<Approval[]> {
  const given = await approvalsOf(tx, subject);
  const earlier = given.find((approval) => approval.person === person);
  if (earlier?.side === party) return given;
  if (earlier) throw new Refusal('approver-on-both-sides', 'Nobody approves for both parties.');
  if (settled) throw settled;
  const { id: convenantId, about, ...text } = subject;
  await tx.insert(Approval, { convenantId, about, ...text, side: party, person });
  const what = about === 'version' ? 'approved' : 'ending-approved';
  await record(tx, { ...subject, what, person, detail: { party } });
  return approvalsOf(tx, subject);
}

/**
 * Two people of each party have approved this very text.
 * @throws Refusal `approvals-missing`
 */
export async function requireApprovals(tx: EntityManager, subject: Subject): Promise<void> {
  const given = await approvalsOf(tx, subject);
  const missing = [1, 2].map(
    (side) => PEOPLE_PER_SIDE - given.filter((approval) => approval.side === side).length,
  );
  if (missing.every((people) => people <= 0)) return;
  const [first = 0, second = 0] = missing.map((people) => Math.max(people, 0));
  throw new Refusal(
    'approvals-missing',
    `Approvals still missing: ${first} of the first party, ${second} of the second.`,
    {
      nl: `Nog nodig: ${first} akkoord van de eerste partij, ${second} van de tweede.`,
      en: `Still needed: ${first} approvals of the first party, ${second} of the second.`,
    },
  );
}

function approvalsOf(
  tx: EntityManager,
  { id: convenantId, version, about, revision }: Subject,
): Promise<Approval[]> {
  return tx.find(Approval, {
    where: { convenantId, version, about, revision },
    order: { approvedAt: 'asc', person: 'asc' },
  });
}
