import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { cloudEvent } from '@grensverkeer/events';
import { append, MAX_EVENT_BYTES } from '@grensverkeer/messaging';
import { inTransaction, Refusal, traced } from '@grensverkeer/service-kit';
import type { PersonDecision } from '@grensverkeer/settlement';
import { lockChildren } from '../facts/person-locks';
import type { Recorded } from '../placements/placement.dto';
import { lookAgain } from '../requests/look-again';
import { decisionsContent } from './content';
import type { DecisionsAnswer, DecisionsDto } from './decision.dto';
import { DecisionList } from './decision-list.entity';

/** The row is locked by the insert, also when nothing changes; jsonb compares as data. */
const RECORD = `
  insert into decision_list as d (child_id, version, content) values ($1, 1, $2::jsonb)
  on conflict (child_id) do update
    set content = excluded.content, version = d.version + 1
    where d.content <> excluded.content
  returning version`;

@Injectable()
export class DecisionsService {
  constructor(private readonly database: DataSource) {}

  /**
   * Records all decisions about a child; the same again tells nothing.
   * @throws Refusal 413 `too-large` when they cannot be told in one event
   */
  async record(childId: string, dto: DecisionsDto): Promise<Recorded> {
    const decisions = decisionsContent(dto);
    refuseTooLarge(decisions);
    return inTransaction(this.database, async (tx) => {
      await lockChildren(tx, [childId]);
      const rows = (await tx.query(RECORD, [childId, JSON.stringify(decisions)])) as {
        version: number;
      }[];
      const version = rows[0]?.version;
      if (version === undefined) {
        const known = await tx.findOneByOrFail(DecisionList, { childId });
        return { id: childId, version: known.version };
      }
      await append(tx, [decisionsRecorded(childId, version, decisions)]);
      await lookAgain(tx, [childId]);
      return { id: childId, version };
    });
  }

  /** A child without decisions has an empty list: children are known elsewhere. */
  async read(childId: string): Promise<DecisionsAnswer> {
    const list = await this.database.manager.findOneBy(DecisionList, { childId });
    const { version, content } = list ?? { version: 0, content: [] };
    return { childId, version, decisions: content as unknown as DecisionsAnswer['decisions'] };
  }
}

/** An event has an envelope around what it tells. */
const ENVELOPE_BYTES = 2_000;

function refuseTooLarge(decisions: readonly PersonDecision[]): void {
  const size = Buffer.byteLength(JSON.stringify(decisions)) + ENVELOPE_BYTES;
  if (size <= MAX_EVENT_BYTES) return;
  throw new Refusal('too-large', 'These decisions are too many to tell in one event.', {
    status: 413,
    nl: 'Dit zijn te veel besluiten voor één jeugdige.',
    en: 'These are too many decisions for one child.',
  });
}

function decisionsRecorded(childId: string, version: number, decisions: PersonDecision[]) {
  return cloudEvent({
    service: 'placement',
    type: 'nl.grensverkeer.decisions-recorded.v1',
    subject: childId,
    partitionKey: childId,
    version,
    ...traced(),
    data: { childId, version, decisions },
  });
}
