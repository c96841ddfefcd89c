import { logError } from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import { loadCaseFile } from '../facts/case-file.loader';
import { decideRequest, otherMunicipality, stateOf } from './decide-request';
import { requestGraceMinutes } from './grace';
import { judgingFailed, judgingWentWell } from './judging-failed';
import { RequestRow, type RequestDecision } from './request.entity';
import { INVESTIGATED, REJECTED, sendJw319, WOONPLAATS } from './send-jw319';

/**
 * Looks at requests that are due: finds out who is responsible, and lets the JW319 go out when its
 * moment has come.
 * @returns how many; ask again while it is not zero
 */
export async function judgeDueRequests(tx: EntityManager, limit: number): Promise<number> {
  const due: { id: string }[] = await tx.query(
    `select id from request where look_at <= now() order by look_at, id limit $1
     for update skip locked`,
    [limit],
  );
  for (const { id } of due) {
    try {
      await tx.transaction(async (inner) => {
        await judgeRequest(inner, await inner.findOneByOrFail(RequestRow, { id }));
        await judgingWentWell(inner, id);
      });
    } catch (error) {
      // One that cannot be judged must not hold up the others; a person gets it.
      logError('request_not_judged', error, { context: id });
      await judgingFailed(tx, id, error);
    }
  }
  return due.length;
}

/** The row is locked. A request that is answered for good only learns whether that still stands. */
async function judgeRequest(tx: EntityManager, request: RequestRow): Promise<void> {
  const childId = await childWith(tx, request.bsnHash);
  const caseFile = childId === null ? null : await loadCaseFile(tx, childId);
  const decision = decideRequest(request, caseFile);
  if (request.state === 'rejected' || request.state === 'allocated') {
    await tx.update(
      RequestRow,
      { id: request.id },
      {
        ...{ lookAt: null, childId },
        outdated: isOutdated(request, decision),
      },
    );
    return;
  }
  const state = stateOf(request, decision);
  const answersAt = new Date(request.receivedAt.getTime() + requestGraceMinutes() * 60_000);
  const mayAnswer = answersAt <= new Date();
  const waits = state === 'elsewhere' || (state === 'in-doubt' && !request.investigated);
  const known = { childId, decision: decision as object, state };
  if (!waits || !mayAnswer) {
    await tx.update(RequestRow, { id: request.id }, { ...known, lookAt: waits ? answersAt : null });
    return;
  }
  await answer(tx, { ...request, childId, decision, state });
}

/** By itself only what the law decides is answered for good: that another is responsible. */
async function answer(tx: EntityManager, request: RequestRow): Promise<void> {
  const { id, childId, decision, state } = request;
  const known = { childId, decision: decision as object, lookAt: null };
  const other = otherMunicipality(request, decision);
  if (state === 'elsewhere' && other !== null) {
    const content = { answer: REJECTED, reason: WOONPLAATS, municipality: other } as const;
    await sendJw319(tx, request, content);
    await tx.update(
      RequestRow,
      { id },
      {
        ...{ ...known, state: 'rejected', rejectedFor: WOONPLAATS, answeredTo: other },
      },
    );
    return;
  }
  await sendJw319(tx, request, { answer: INVESTIGATED });
  await tx.update(RequestRow, { id }, { ...known, state, investigated: true });
}

/** Would it be answered otherwise now? Another municipality was named, or this one pays after all. */
function isOutdated(request: RequestRow, decision: RequestDecision): boolean {
  if (decision.kind !== 'decided') return false;
  const now = otherMunicipality(request, decision);
  return request.state === 'allocated'
    ? now !== null
    : request.answeredTo !== null && now !== request.answeredTo;
}

/** The child with this BSN; null when none, or when it is not clear which. */
async function childWith(tx: EntityManager, bsnHash: string): Promise<string | null> {
  const rows: { id: string }[] = await tx.query('select id from child where bsn_hash = $1', [
    bsnHash,
  ]);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
