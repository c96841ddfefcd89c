import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import {
  NotFound,
  Refusal,
  after,
  inTransaction,
  isDuplicate,
  isUuid,
  pageOf,
  type Page,
} from '@grensverkeer/service-kit';
import { lockChildren, lockNumber } from '../facts/person-locks';
import { lookAgain } from '../requests/look-again';
import { answerOf, contentOf, isSame, refuseNewIdentity } from './content';
import type {
  ConsentDto,
  PlacementAnswer,
  PlacementDto,
  PlacementQuery,
  Recorded,
} from './placement.dto';
import { PlacementRow } from './placement.entity';
import { lockPlacement, storePlacement } from './store-placement';

@Injectable()
export class PlacementsService {
  constructor(private readonly database: DataSource) {}

  /**
   * Records a placement; the same again keeps its version and tells nothing.
   * @throws Refusal `placement-identity-fixed`, `allocation-number-in-use`
   */
  async record(id: string, dto: PlacementDto): Promise<Recorded> {
    const content = contentOf(dto);
    try {
      return await inTransaction(this.database, async (tx) => {
        const { receiver, allocationNumber } = content;
        await lockChildren(tx, [dto.childId]);
        if (receiver !== null && allocationNumber !== null) {
          await lockNumber(tx, receiver, allocationNumber);
        }
        const row = await lockPlacement(tx, id);
        refuseNewIdentity(row, content);
        if (isSame(row, content)) return { id, version: row.version };
        const version = await storePlacement(tx, { ...row, ...content });
        await lookAgain(tx, [dto.childId]);
        return { id, version };
      });
    } catch (error) {
      throw isDuplicate(error, 'placement_allocation_key') ? allocationInUse() : error;
    }
  }

  /** Records a consent; one that comes before its placement is told together with it. */
  async recordConsent(id: string, { given, on = null }: ConsentDto): Promise<Recorded> {
    return inTransaction(this.database, async (tx) => {
      const row = await lockPlacement(tx, id);
      const same = row.consentGiven === given && row.consentOn === on;
      if (same) return { id, version: row.version };
      const consent = { consentGiven: given, consentOn: on };
      if (row.version > 0) return { id, version: await storePlacement(tx, { ...row, ...consent }) };
      await tx.update(PlacementRow, { id }, consent);
      return { id, version: 0 };
    });
  }

  /** @throws NotFound, also while only a consent is known */
  async read(id: string): Promise<PlacementAnswer> {
    const { manager } = this.database;
    const row = await manager.findOneBy(PlacementRow, { id, version: MoreThan(0) });
    if (!row) throw new NotFound('placement', id);
    return answerOf(row);
  }

  async list(self: string, query: PlacementQuery): Promise<Page<PlacementAnswer>> {
    const last = after(query);
    if (last !== undefined && !isUuid(last)) {
      throw new Refusal('invalid-cursor', 'Take the cursor from a next link.', { status: 400 });
    }
    const rows = await this.database.manager.find(PlacementRow, {
      where: {
        version: MoreThan(0),
        ...(query.childId !== undefined && { childId: query.childId }),
        ...(last !== undefined && { id: MoreThan(last) }),
      },
      order: { id: 'ASC' },
      take: query.pageSize + 1,
    });
    return pageOf(self, query, rows.map(answerOf), ({ placementId }) => placementId);
  }
}

function allocationInUse(): Refusal {
  return new Refusal('allocation-number-in-use', 'The receiver has another such allocation.', {
    nl: 'Dit toewijzingsnummer van de gemeente is al in gebruik.',
    en: 'This allocation number of the receiver is in use already.',
  });
}
