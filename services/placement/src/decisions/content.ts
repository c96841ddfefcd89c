import { Refusal, type InvalidParam } from '@grensverkeer/service-kit';
import { isWhole, type PersonDecision, type Share } from '@grensverkeer/settlement';
import type { DecisionDto, DecisionsDto } from './decision.dto';

/** Shares whose common denominator is larger cannot be meant, and would not stay exact. */
const LARGEST_COMMON = 1_000_000n;

/**
 * The decisions as they are stored and told: nothing left out, in order of day and id.
 * One that only sets another aside has no shares.
 * @throws Refusal 400 `shares-not-one`, `duplicate-decision`, `unknown-decision`
 */
export function decisionsContent({ decisions }: DecisionsDto): PersonDecision[] {
  refuse(
    'shares-not-one',
    'are not exactly one together',
    decisions,
    'shares',
    ({ shares, setsAside }) => !isOne(shares) && !(shares.length === 0 && setsAside != null),
  );
  const ids = decisions.map(({ id }) => id);
  refuse(
    'duplicate-decision',
    'stands twice',
    decisions,
    'id',
    ({ id }, at) => ids.indexOf(id) < at,
  );
  refuse(
    'unknown-decision',
    'is not in this list',
    decisions,
    'setsAside',
    ({ id, setsAside }) => setsAside != null && (setsAside === id || !ids.includes(setsAside)),
  );
  return decisions
    .map(contentOf)
    .sort((a, b) => (a.decidedOn + a.id < b.decidedOn + b.id ? -1 : 1));
}

function contentOf(dto: DecisionDto): PersonDecision {
  const shares = dto.shares.map(({ municipality, numerator, denominator }) => ({
    ...{ municipality, numerator, denominator },
  }));
  return {
    id: dto.id,
    source: dto.source,
    reference: dto.reference,
    decidedOn: dto.decidedOn,
    from: dto.from,
    until: dto.until ?? null,
    placementId: dto.placementId ?? null,
    shares: shares.sort((a, b) => (a.municipality < b.municipality ? -1 : 1)),
    setsAside: dto.setsAside ?? null,
  };
}

/** Each municipality once, together a whole, in parts that a cent can still follow. */
function isOne(shares: readonly Share[]): boolean {
  const once = new Set(shares.map(({ municipality }) => municipality)).size === shares.length;
  const common = shares.reduce((all, { denominator }) => leastCommon(all, BigInt(denominator)), 1n);
  return once && common <= LARGEST_COMMON && isWhole(shares);
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [divisor, rest] = [a, b];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

function refuse(
  code: string,
  reason: string,
  decisions: readonly DecisionDto[],
  member: string,
  isFaulty: (decision: DecisionDto, at: number) => boolean,
): void {
  const params = decisions.flatMap((decision, at): InvalidParam[] =>
    isFaulty(decision, at) ? [{ name: `decisions.${at}.${member}`, code, reason }] : [],
  );
  if (params.length > 0) throw new Refusal(code, `${member} ${reason}.`, { status: 400, params });
}
