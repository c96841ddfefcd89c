import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound, inTransaction } from '@grensverkeer/service-kit';
import type { Recorded } from '../children/child.dto';
import { Child } from '../children/child.entity';
import { lockChildren } from '../children/record-children';
import { lockSchools } from '../schools/school-lock';
import type { Contents, Kind } from './content';
import { History } from './history.entity';
import { recordHistories, type HistoryContent } from './record-histories';

@Injectable()
export class HistoriesService {
  constructor(private readonly database: DataSource) {}

  /** Records one whole history; the same again keeps its version and tells nothing. */
  async record(history: HistoryContent): Promise<Recorded> {
    const { childId, kind } = history;
    return inTransaction(this.database, async (tx) => {
      if (kind === 'enrolments') await lockSchools(tx, 'shared');
      await lockChildren(tx, [childId]);
      await recordHistories(tx, [history]);
      const { version } = await tx.findOneByOrFail(History, { childId, kind });
      return { id: childId, version };
    });
  }

  /** @throws NotFound when the child is not known at all */
  async read<K extends Kind>(
    childId: string,
    kind: K,
  ): Promise<{ childId: string; version: number; content: Contents[K] }> {
    const { manager } = this.database;
    const history = await manager.findOneBy(History, { childId, kind });
    if (!history && !(await manager.existsBy(Child, { id: childId }))) {
      throw new NotFound('child', childId);
    }
    const { version, content } = history ?? { version: 0, content: [] };
    return { childId, version, content: content as unknown as Contents[K] };
  }
}
