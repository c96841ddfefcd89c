import type { LocalDate } from '@grensverkeer/settlement';
import type { RequestView } from './request.dto';
import type { RequestRow } from './request.entity';
import { dueOn } from './terms';

/** A request as its municipality sees it on a day. */
export function requestView(row: RequestRow, on: LocalDate): RequestView {
  const { decision, state, askedOn } = row;
  const due = dueOn(state, askedOn);
  return {
    requestId: row.id,
    ...{ municipality: row.municipality, provider: row.provider, reference: row.reference },
    childId: row.childId,
    ...{ productCategory: row.productCategory, productCode: row.productCode },
    ...{ from: row.from, until: row.until, askedOn, state, due },
    work: workOf(row),
    overdue: due !== null && due < on,
    responsible: decision?.kind === 'decided' ? decision.payer : null,
    candidates: decision?.kind === 'open' ? decision.candidates : [],
    reason: reasonOf(row),
    investigated: row.investigated,
    outdated: row.outdated,
    answerRefused: row.answerRefused,
    failure: failureOf(row),
  };
}

/** Told with when it is tried again, which happens by itself. */
function failureOf({ failure, failedAt, lookAt }: RequestRow): RequestView['failure'] {
  return failure === null || failedAt === null
    ? null
    : { reason: failure, failedAt, nextTry: lookAt };
}

function workOf({ state, outdated, answerRefused, failure }: RequestRow): RequestView['work'] {
  if (answerRefused) return 'resend-answer';
  if (outdated) return 'mend-answer';
  if (state === 'in-doubt' || failure !== null) return 'find-responsible';
  return state === 'ours' ? 'decide-help' : null;
}

function reasonOf({ decision, failure }: RequestRow): string | null {
  if (failure !== null) return 'not-computed';
  if (decision === null || decision.kind === 'decided') return null;
  return decision.kind === 'open' ? decision.reason : decision.kind;
}
