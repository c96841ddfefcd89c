import { append } from '@grensverkeer/messaging';
import { NotFound, Refusal } from '@grensverkeer/service-kit';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { IsNull, MoreThan, Not, type DataSource, type EntityManager } from 'typeorm';
import type { Approval } from '../convenants/approval.entity';
import { giveApproval, requireApprovals } from '../convenants/approvals.service';
import type { ApprovalContent } from '../convenants/convenant.dto';
import { findVersion, oneAtATime } from '../convenants/convenant-rows';
import { ConvenantVersionRow } from '../convenants/convenant-version.entity';
import { record } from '../history/history';
import { endedEvent } from './ended-event';
import type { EndingContent } from './ending.dto';
import { Ending } from './ending.entity';

/**
 * The end of a published version before its term. The version itself never changes: its end is
 * drafted, approved as the version was, and recorded beside it.
 */
@Injectable()
export class EndingsService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Records what the parties want; the same again changes nothing.
   * @throws NotFound; Refusal `version-not-published`, `version-followed`, `version-ended`,
   * `ending-outside-term`
   */
  draft(id: string, version: number, content: EndingContent): Promise<Ending> {
    const { until, reason = null, person } = content;
    return oneAtATime(this.database, async (tx) => {
      const row = await findVersion(tx, id, version);
      await requireCurrent(tx, row);
      const known = await tx.findOneBy(Ending, { convenantId: id, version });
      if (known?.until === until && known.reason === reason) return known;
      if (known?.endedAt) throw alreadyEnded(version);
      if (until <= row.from || (row.until !== null && until >= row.until)) throw outsideTerm();
      const revision = (known?.revision ?? 0) + 1;
      const what = known ? 'ending-changed' : 'ending-drafted';
      await record(tx, { id, version, revision, what, person, detail: { until, reason } });
      return tx.save(Ending, { convenantId: id, version, until, reason, revision, endedAt: null });
    });
  }

  /** @throws NotFound */
  find(id: string, version: number): Promise<Ending> {
    return findEnding(this.database.manager, id, version);
  }

  /**
   * Records that a person agrees, for a party, to the end as it reads now.
   * @throws NotFound; Refusal `version-ended`, `approver-on-both-sides`
   */
  approve(id: string, version: number, content: ApprovalContent): Promise<Approval[]> {
    return oneAtATime(this.database, async (tx) => {
      const { revision, endedAt } = await findEnding(tx, id, version);
      const about = { id, version, about: 'ending', revision } as const;
      return giveApproval(tx, about, content, endedAt === null ? null : alreadyEnded(version));
    });
  }

  /**
   * Ends the version, for ever, and tells it to the other services; what was settled for days
   * after the end is settled again. Ending again gives the first answer.
   * @throws NotFound; Refusal `version-followed`, `approvals-missing`
   */
  end(id: string, version: number, person: string | undefined): Promise<Ending> {
    return oneAtATime(this.database, async (tx) => {
      const row = await findVersion(tx, id, version);
      const ending = await findEnding(tx, id, version);
      if (ending.endedAt) return ending;
      await requireCurrent(tx, row);
      const { revision, until, reason } = ending;
      if (row.approvals !== 'none') {
        await requireApprovals(tx, { id, version, about: 'ending', revision });
      }
      await append(tx, [endedEvent(ending)]);
      await record(tx, { id, version, revision, what: 'ended', person, detail: { until, reason } });
      return tx.save(Ending, { ...ending, endedAt: new Date() });
    });
  }
}

async function findEnding(tx: EntityManager, id: string, version: number): Promise<Ending> {
  const ending = await tx.findOneBy(Ending, { convenantId: id, version });
  if (!ending) throw new NotFound('ending of convenant version', `${id}/${version}`);
  return ending;
}

/** Only what holds now can end: a draft is changed, and a later version has its own end. */
async function requireCurrent(tx: EntityManager, row: ConvenantVersionRow): Promise<void> {
  const { id, version, publishedAt } = row;
  if (!publishedAt) {
    throw new Refusal('version-not-published', 'A draft is not ended; change it instead.', {
      nl: 'Een concept wordt niet beëindigd; wijzig het concept.',
      en: 'A draft is not ended; change it instead.',
    });
  }
  const later = { id, version: MoreThan(version), publishedAt: Not(IsNull()) };
  if (!(await tx.existsBy(ConvenantVersionRow, later))) return;
  throw new Refusal('version-followed', 'A later version was published; end that one.', {
    nl: 'Er is een latere versie vastgesteld; beëindig die.',
    en: 'A later version was published; end that one.',
  });
}

function alreadyEnded(version: number): Refusal {
  return new Refusal(
    'version-ended',
    `The end of version ${version} is settled; draft a new one.`,
    {
      nl: `Het einde van versie ${version} staat vast; maak een nieuwe versie als het anders moet.`,
      en: `The end of version ${version} is settled; draft a new version if it must be otherwise.`,
    },
  );
}

function outsideTerm(): Refusal {
  return new Refusal('ending-outside-term', 'The end must lie within the term of the version.', {
    nl: 'Het einde moet na de eerste dag en voor het afgesproken einde van de versie liggen.',
    en: 'The end must lie after the first day and before the agreed end of the version.',
  });
}
