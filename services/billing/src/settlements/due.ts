import { isWithout } from '@grensverkeer/messaging';
import { Prepared, together } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { BY_INDEXES } from '../facts/by-indexes';
import { plainArray } from '../plain-array';

/** A child that this transaction holds locked. */
export interface DueChild {
  readonly id: string;
  /** All that its facts name. */
  readonly municipalities: readonly string[];
  /** Nothing else of it changed but that these lines came; absent = settle it as a whole. */
  readonly newLines?: readonly number[];
  /** Of its row as it is locked; absent = not known. */
  readonly version?: string;
}

/** The fault run takes the lock away to prove that it would be missed. */
const LOCK = isWithout('row-lock') ? '' : 'for update of child skip locked';

type Candidate = DueChild & { readonly lines: number };

const FOR_LINES = new Prepared<Candidate>(
  'due-for-lines',
  `select child.id, child.municipalities, child.xmin::text "version", cardinality(line_ids) lines
   from due_lines join child on child.id = due_lines.child_id
   where child.due_since is null order by due_lines.since limit $1 ${LOCK}`,
);

const WHOLE = new Prepared<Candidate>(
  'due-as-whole',
  `select id, municipalities, (select count(*) from invoice_line l
     where l.child_id = child.id and l.status = 'accepted') lines
   from child where due_since is not null and id <> all($2::uuid[])
   order by due_since limit $1 ${LOCK}`,
);

/** How much one transaction takes. */
export interface Batch {
  readonly children: number;
  readonly newLines: number;
  /** Of children that are settled as a whole: each may take postings back and add others. */
  readonly lines: number;
}

/**
 * Locks children that are due and that nobody holds, the longest waiting first, and takes their
 * marks away. Children with new lines go first, because a provider waits for those; a quarter is
 * for children to be settled as a whole, whatever comes in. The first child is always taken: one
 * alone may have more lines than a batch.
 */
export async function takeDue(tx: EntityManager, most: Batch): Promise<DueChild[]> {
  const [, found] = await together(tx, BY_INDEXES.with([]), FOR_LINES.with([most.children]));
  const forLines = onlyOnce(within(found, most.newLines));
  const room = Math.max(Math.ceil(most.children / 4), most.children - forLines.length);
  return claimed(tx, forLines, await takeWhole(tx, room, most.lines));
}

/**
 * A few at a time, until there are enough: what is locked and then not settled keeps a new invoice
 * about it waiting until the end of the transaction.
 */
async function takeWhole(tx: EntityManager, room: number, lines: number): Promise<DueChild[]> {
  const taken: Candidate[] = [];
  while (taken.length === 0 || (taken.length < room && linesOf(taken) < lines)) {
    const few = Math.min(A_FEW, room - taken.length);
    const others = await WHOLE.rows(tx, [few, taken.map(({ id }) => id)]);
    taken.push(...others);
    if (others.length < few) break;
  }
  return within(taken, lines);
}

const A_FEW = 10;

const linesOf = (candidates: readonly Candidate[]): number =>
  candidates.reduce((sum, { lines }) => sum + lines, 0);

/** The first of them, as many as have so many lines together; at least one. */
function within(candidates: readonly Candidate[], most: number): Candidate[] {
  let sum = 0;
  return candidates.filter(({ lines }, at) => (sum += lines) <= most || at === 0);
}

/** Lines of a child that came at different times have a mark each. */
const onlyOnce = (children: readonly DueChild[]): DueChild[] => [
  ...new Map(children.map((child) => [child.id, child])).values(),
];

/** One child, if it is still due; waits for whoever holds it. */
export async function takeOne(tx: EntityManager, id: string): Promise<DueChild[]> {
  const found: (DueChild & { whole: boolean })[] = await tx.query(
    `select id, municipalities, due_since is not null whole from child where id = $1 for update`,
    [id],
  );
  const [whole, forLines] = [found.filter((one) => one.whole), found.filter((one) => !one.whole)];
  return claimed(tx, forLines, whole);
}

/**
 * What is due is read when the lock is held, not before: a line that came in between would be
 * taken away without being settled.
 */
async function claimed(
  tx: EntityManager,
  forLines: readonly DueChild[],
  whole: readonly DueChild[],
): Promise<DueChild[]> {
  const ids = [...forLines, ...whole].map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await CLAIM.rows(tx, [plainArray(ids)]);
  const lines = new Map<string, number[]>();
  for (const { child_id, line_ids } of rows) {
    const own = lines.get(child_id);
    if (own) for (const number of numbersIn(line_ids)) own.push(number);
    else lines.set(child_id, numbersIn(line_ids));
  }
  return [
    ...forLines.flatMap((child) => {
      const newLines = lines.get(child.id);
      return newLines ? [{ newLines, ...child }] : [];
    }),
    ...whole,
  ];
}

const numbersIn = (array: string): number[] => array.slice(1, -1).split(',').map(Number);

const CLAIM = new Prepared<{ child_id: string; line_ids: string }>(
  'claim-lines',
  'delete from due_lines where child_id = any($1::uuid[]) returning child_id, line_ids::text',
);

/** Takes the mark of these children away. The caller holds them locked. */
export async function clearDue(tx: EntityManager, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  await tx.query(
    `update child set due_since = null, failure = null, failed_at = null, failures = 0,
       retry_at = null
     where id = any($1::uuid[]) and (due_since is not null or failure is not null)`,
    [childIds],
  );
}

/**
 * Keeps the reason with the child, so that health shows it. A new fact gives it another chance at
 * once; else it is tried again after a minute, then two, four, up to a day.
 */
export async function setApart(
  tx: EntityManager,
  failures: ReadonlyMap<string, string>,
): Promise<void> {
  if (failures.size === 0) return;
  await tx.query(
    `with apart as (select * from unnest($1::uuid[], $2::text[]) as f (id, reason)),
       gone as (delete from due_lines where child_id in (select id from apart))
     update child set due_since = null, failure = apart.reason, failed_at = now(),
       failures = failures + 1,
       retry_at = now() + least(interval '1 day', interval '1 minute' * 2 ^ least(failures, 20))
     from apart where child.id = apart.id`,
    [[...failures.keys()], [...failures.values()]],
  );
}

/** Marks children that were set apart and whose time has come. The number of them. */
export async function retryFailed(tx: EntityManager): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `update child set due_since = now() where id in (
       select id from child
       where failure is not null and retry_at <= now() and due_since is null
       order by id for update skip locked)`,
  );
  return count;
}

/** A new process may be a mended one: what could not be computed is tried again at once. */
export async function forgiveFailures(tx: EntityManager): Promise<number> {
  const [, count]: [unknown, number] = await tx.query(
    `update child set due_since = now(), failure = null, failed_at = null
     where id in (select id from child where failure is not null order by id for update)`,
  );
  return count;
}
