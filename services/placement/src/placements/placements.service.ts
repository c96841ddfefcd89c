import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, type EntityManager } from 'typeorm';
import { append } from '@grensverkeer/messaging';
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
import { answerOf, contentOf, isSame, placementRecorded, refuseNewIdentity } from './content';
import type {
  ConsentDto,
  PlacementAnswer,
  PlacementDto,
  PlacementQuery,
  Recorded,
} from './placement.dto';
import { PlacementRow } from './placement.entity';

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
        const row = await lock(tx, id);
        refuseNewIdentity(row, content);
        if (isSame(row, content)) return { id, version: row.version };
        return store(tx, { ...row, ...content, version: row.version + 1 });
      });
    } catch (error) {
      throw isDuplicate(error, 'placement_allocation_key') ? allocationInUse() : error;
    }
  }

  /** Records a consent; one that comes before its placement is told together with it. */
  async recordConsent(id: string, { given, on = null }: ConsentDto): Promise<Recorded> {
    return inTransaction(this.database, async (tx) => {
      const row = await lock(tx, id);
      const same = row.consentGiven === given && row.consentOn === on;
      if (same) return { id, version: row.version };
      const version = row.version === 0 ? 0 : row.version + 1;
      return store(tx, { ...row, consentGiven: given, consentOn: on, version });
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

/** The row under lock, made when it is not there yet. */
async function lock(tx: EntityManager, id: string): Promise<PlacementRow> {
  await tx.query('insert into placement (id) values ($1) on conflict (id) do nothing', [id]);
  return tx.findOneOrFail(PlacementRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function store(tx: EntityManager, row: PlacementRow): Promise<Recorded> {
  const { id, version, ...rest } = row;
  await tx.update(PlacementRow, { id }, { ...rest, version });
  if (version > 0) await append(tx, [placementRecorded(row)]);
  return { id, version };
}

function allocationInUse(): Refusal {
  return new Refusal('allocation-number-in-use', 'The receiver has another such allocation.', {
    nl: 'Dit toewijzingsnummer van de gemeente is al in gebruik.',
    en: 'This allocation number of the receiver is in use already.',
  });
}
