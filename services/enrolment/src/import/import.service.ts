import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refusal, inTransaction, isDuplicate, validated } from '@grensverkeer/service-kit';
import { bsnInUse } from '../children/children.service';
import { childContent, lockChildren, recordChildren } from '../children/record-children';
import {
  actualResidencesContent,
  custodyContent,
  enrolmentsContent,
  residencesContent,
} from '../histories/content';
import { recordHistories, type HistoryContent } from '../histories/record-histories';
import { lockSchools } from '../schools/school-lock';
import { ImportLine, type ImportAnswer, type RefusedLine } from './import.dto';
import type { ReadLine } from './lines';

/** Children per transaction: large enough to be fast, small enough not to keep others waiting. */
const CHUNK = 500;

interface Entry {
  readonly line: number;
  readonly child: ReturnType<typeof childContent>;
  readonly histories: readonly HistoryContent[];
}

@Injectable()
export class ImportService {
  constructor(private readonly database: DataSource) {}

  /**
   * Records the children of a stream, chunk by chunk as it comes. A line is recorded whole or
   * refused whole. What was recorded before a stream breaks off stays; sending it again is
   * harmless.
   */
  async import(lines: AsyncIterable<ReadLine>): Promise<ImportAnswer> {
    const answer = { imported: 0, unchanged: 0, refused: [] as RefusedLine[] };
    let chunk = new Map<string, Entry>();
    const flush = async (): Promise<void> => {
      const { changed, refused } = await this.record([...chunk.values()]);
      answer.imported += changed;
      answer.unchanged += chunk.size - changed - refused.length;
      answer.refused.push(...refused);
      chunk = new Map();
    };
    for await (const line of lines) {
      const entry = entryOf(line);
      if (entry instanceof Refusal) {
        answer.refused.push(refusedLine(line.line, entry));
        continue;
      }
      // A child that stands twice in the stream is recorded twice, in order.
      if (chunk.size === CHUNK || chunk.has(entry.child.childId)) await flush();
      chunk.set(entry.child.childId, entry);
    }
    await flush();
    answer.refused.sort((a, b) => a.line - b.line);
    return answer;
  }

  private async record(
    entries: readonly Entry[],
  ): Promise<{ changed: number; refused: RefusedLine[] }> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(this.database, (tx) => recordChunk(tx, entries));
      } catch (error) {
        // Somebody else took a BSN between our look and our write: look again.
        if (attempt === 3 || !isDuplicate(error, 'child_bsn_hash_key')) throw error;
      }
    }
  }
}

async function recordChunk(
  tx: EntityManager,
  entries: readonly Entry[],
): Promise<{ changed: number; refused: RefusedLine[] }> {
  await lockSchools(tx, 'shared');
  const taken = await bsnTaken(tx, entries);
  const free = entries.filter((entry) => !taken.has(entry));
  await lockChildren(
    tx,
    free.map(({ child }) => child.childId),
  );
  const children = await recordChildren(
    tx,
    free.map(({ child }) => child),
  );
  const histories = await recordHistories(
    tx,
    free.flatMap((entry) => entry.histories),
  );
  const changed = new Set([...children, ...histories.map(({ childId }) => childId)]);
  const refused = [...taken].map(({ line }) => refusedLine(line, bsnInUse()));
  return { changed: changed.size, refused };
}

/** The entries whose BSN belongs to another child, in the table or earlier in the chunk. */
async function bsnTaken(tx: EntityManager, entries: readonly Entry[]): Promise<Set<Entry>> {
  const hashes = entries.flatMap(({ child }) => child.bsnHash ?? []);
  const rows = (await tx.query(
    'select id, bsn_hash as "bsnHash" from child where bsn_hash = any($1)',
    [hashes],
  )) as { id: string; bsnHash: string }[];
  const holders = new Map(rows.map(({ id, bsnHash }) => [bsnHash, id]));
  const taken = new Set<Entry>();
  for (const entry of entries) {
    const { bsnHash, childId } = entry.child;
    if (bsnHash === null) continue;
    const holder = holders.get(bsnHash) ?? childId;
    if (holder !== childId) taken.add(entry);
    holders.set(bsnHash, holder);
  }
  return taken;
}

/** What a line says, or why it is refused. */
function entryOf(line: ReadLine): Entry | Refusal {
  if ('refusal' in line) return line.refusal;
  try {
    const dto = validated(ImportLine, line.value);
    const { childId } = dto;
    return { line: line.line, child: childContent(childId, dto), histories: historiesOf(dto) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function historiesOf(dto: ImportLine): HistoryContent[] {
  const { childId, residences, actualResidences, custody, enrolments } = dto;
  const histories: HistoryContent[] = [];
  if (residences) {
    histories.push({ childId, kind: 'residences', content: residencesContent({ residences }) });
  }
  if (actualResidences) {
    const content = actualResidencesContent({ actualResidences });
    histories.push({ childId, kind: 'actual-residences', content });
  }
  if (custody) histories.push({ childId, kind: 'custody', content: custodyContent({ custody }) });
  if (enrolments) {
    histories.push({ childId, kind: 'enrolments', content: enrolmentsContent({ enrolments }) });
  }
  return histories;
}

function refusedLine(line: number, refusal: Refusal): RefusedLine {
  const faults = refusal.options.params?.map(({ name, code }) => `${name}: ${code}`);
  return { line, code: refusal.code, detail: faults?.join(', ') ?? refusal.detail };
}
