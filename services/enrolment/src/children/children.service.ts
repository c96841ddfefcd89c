import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound, Refusal, hashBsn, inTransaction, isDuplicate } from '@grensverkeer/service-kit';
import type { ChildAnswer, ChildDto, Recorded } from './child.dto';
import { Child } from './child.entity';
import { childContent, lockChildren, recordChildren } from './record-children';

@Injectable()
export class ChildrenService {
  constructor(private readonly database: DataSource) {}

  /** @throws Refusal `bsn-in-use` when another child has this BSN */
  async record(childId: string, dto: ChildDto): Promise<Recorded> {
    try {
      return await inTransaction(this.database, async (tx) => {
        await lockChildren(tx, [childId]);
        await recordChildren(tx, [childContent(childId, dto)]);
        const { version } = await tx.findOneByOrFail(Child, { id: childId });
        return { id: childId, version };
      });
    } catch (error) {
      throw isDuplicate(error, 'child_bsn_hash_key') ? bsnInUse() : error;
    }
  }

  /** @throws NotFound */
  async read(childId: string): Promise<ChildAnswer> {
    const child = await this.database.manager.findOneBy(Child, { id: childId });
    if (!child) throw new NotFound('child', childId);
    const { version, birthDate, motherAtBirth, bsnHash } = child;
    return { childId, version, birthDate, motherAtBirth, bsnKnown: bsnHash !== null };
  }

  /** @throws NotFound; the answer does not repeat the number */
  async find(bsn: string): Promise<string> {
    const child = await this.database.manager.findOneBy(Child, { bsnHash: hashBsn(bsn) });
    if (!child) throw new NotFound('child', 'with this BSN');
    return child.id;
  }
}

export function bsnInUse(): Refusal {
  return new Refusal('bsn-in-use', 'Another child has this BSN.', {
    nl: 'Dit BSN hoort al bij een ander kind.',
    en: 'Another child has this BSN.',
  });
}
