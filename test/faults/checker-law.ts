/**
 * Who bears what of a line in the world of the fault run, worked out day by day and in the
 * plainest way. It shares no line of code with the product that it judges.
 */
type Span = Record<'from', string> & { until: string | null };
type Share = Record<'numerator' | 'denominator', number> & { municipality: string };
export type ChildFacts = Record<'residences', (Span & { municipality: string })[]> &
  Record<'enrolments', (Span & { schoolId: string })[]> &
  Record<'decisions', (Span & { shares: Share[] })[]> &
  Record<'placements', (Span & { stay?: string | null })[]>;
export type Convenant = Record<'id' | 'from', string> &
  Record<'sides', { municipalities: string[] }[]> &
  Record<'clauses', { schoolShare?: Omit<Share, 'municipality'> }[]> & { version: number };
/** Schools: the municipality of each. */
export type Law = Record<'schools', Map<string, string>> & { convenants: Convenant[] };
type ToSettle = Record<'from' | 'until' | 'receiver', string> & { cents: number };
type Answer = Record<'text', string> & { shares: Share[] };
type Stretch = Answer & Record<'from' | 'until', string> & { days: number };

/** A multiple of every denominator in this world (2, 3, 4, 5, 7), so that parts are whole. */
const COMMON = 420;

/** What the books must say of a line, each entry as a text, and what the receiver keeps. */
export function owed(law: Law, child: ChildFacts, line: ToSettle) {
  const parts = stretchesOf(law, child, line).flatMap((stretch) => {
    const nobody = [{ municipality: null, numerator: 1, denominator: 1 }];
    return (stretch.shares.length > 0 ? stretch.shares : nobody).map((share) => ({
      ...{ stretch, bearer: share.municipality },
      weight: (stretch.days * COMMON * share.numerator) / share.denominator,
    }));
  });
  const weights = parts.map(({ weight }) => weight);
  const amounts = divide(Math.abs(line.cents), weights).map((part) => Math.sign(line.cents) * part);
  const entries: string[] = [];
  let kept = 0;
  parts.forEach(({ stretch, bearer }, at) => {
    const cents = amounts[at] ?? 0;
    if (bearer === line.receiver) kept += cents;
    else if (bearer === null) entries.push(entry(stretch, null, null, cents));
    else if (cents > 0) entries.push(entry(stretch, bearer, line.receiver, cents));
    else if (cents < 0) entries.push(entry(stretch, line.receiver, bearer, -cents));
  });
  return { entries, kept };
}

/** A posting; between nobody and nobody an open part, signed like its line. */
export const entry = (days: Span, ...[debtor, creditor, cents]: (string | number | null)[]) =>
  `${days.from} to ${days.until}: ${debtor} owes ${creditor} ${cents}`;

/** Neighbouring days with the same answer count as one stretch. */
function stretchesOf(law: Law, child: ChildFacts, line: ToSettle): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = line.from; day < line.until; day = dayAfter(day)) {
    const answer = answerOn(law, child, line.receiver, day);
    const last = stretches.at(-1);
    if (last?.text !== answer.text) {
      stretches.push({ ...answer, from: day, until: dayAfter(day), days: 1 });
    } else Object.assign(last, { until: dayAfter(day), days: last.days + 1 });
  }
  return stretches;
}

/** Persons decide, else the address: of the day, or of the day before a stay began. */
function answerOn(law: Law, child: ChildFacts, receiver: string, day: string): Answer {
  const decision = child.decisions.find((one) => covers(one, day));
  const stay = child.placements.find((one) => one.stay && covers(one, day));
  const homeDay = stay ? dayBefore(stay.from) : day;
  const home = child.residences.find((one) => covers(one, homeDay));
  const decided = decision && [...decision.shares].sort(byMunicipality);
  const largest = decided && [...decided].sort((a, b) => b.numerator - a.numerator)[0];
  const payer = (largest ?? home)?.municipality;
  if (payer === undefined) return { text: 'open', shares: [] };
  const school = child.enrolments.find((one) => covers(one, day))?.schoolId;
  const host = school === undefined ? receiver : (law.schools.get(school) ?? '');
  const agreed = convenantOn(law.convenants, payer, host, day);
  const shares = decided ?? agreedShares(agreed, payer, host);
  const ground = decision ? 'persons' : stay ? 'before the stay' : 'address';
  return { text: JSON.stringify([payer, shares, ground, agreed?.id, agreed?.version]), shares };
}

function convenantOn(all: Convenant[], payer: string, host: string, day: string) {
  const isAbout = ({ from, sides: [one, other] }: Convenant) => {
    const face = (a: string, b: string) =>
      one?.municipalities.includes(a) && other?.municipalities.includes(b);
    return payer !== host && from <= day && (face(payer, host) || face(host, payer));
  };
  return all.filter(isAbout).sort((a, b) => b.version - a.version)[0];
}

function agreedShares(agreed: Convenant | undefined, payer: string, host: string): Share[] {
  const part = agreed?.clauses.find(({ schoolShare }) => schoolShare)?.schoolShare;
  if (!part) return [{ municipality: payer, numerator: 1, denominator: 1 }];
  const rest = { ...part, numerator: part.denominator - part.numerator };
  return [
    { municipality: host, ...part },
    { municipality: payer, ...rest },
  ].sort(byMunicipality);
}

/** Whole cents: everybody the part rounded down, what is left to the largest remainders. */
function divide(cents: number, parts: number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const floors = parts.map((part) => Math.floor((cents * part) / whole));
  const left = cents - floors.reduce((sum, floor) => sum + floor, 0);
  const remainders = parts.map((part, at) => ({ at, size: (cents * part) % whole }));
  const largest = remainders.sort((a, b) => b.size - a.size || a.at - b.at).slice(0, left);
  return floors.map((floor, at) => floor + (largest.some((one) => one.at === at) ? 1 : 0));
}

const covers = ({ from, until }: Span, day: string) =>
  from <= day && (until === null || day < until);
const byMunicipality = (a: Share, b: Share) => (a.municipality < b.municipality ? -1 : 1);
const shift = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
export const dayAfter = (day: string) => shift(day, 1);
const dayBefore = (day: string) => shift(day, -1);
