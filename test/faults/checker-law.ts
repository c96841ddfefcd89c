/**
 * Who bears what of a line in the world of the fault run, worked out day by day and in the
 * plainest way. It shares no line of code with the product that it judges.
 */

export interface Span {
  readonly from: string;
  readonly until: string | null;
}

export interface ChildFacts {
  residences: readonly (Span & { municipality: string })[];
  enrolments: readonly (Span & { schoolId: string })[];
  decisions: readonly (Span & { shares: readonly Share[] })[];
  placements: readonly (Span & { stay?: string | null })[];
}

interface Share {
  readonly municipality: string;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Convenant {
  readonly id: string;
  readonly version: number;
  readonly from: string;
  readonly sides: readonly { readonly municipalities: readonly string[] }[];
  readonly clauses: readonly { readonly schoolShare?: Omit<Share, 'municipality'> }[];
}

export interface Law {
  /** Municipality by school. */
  readonly schools: ReadonlyMap<string, string>;
  readonly convenants: readonly Convenant[];
}

/** Neighbouring days with one answer; `shares` is empty where nobody can be named. */
interface Stretch {
  from: string;
  until: string;
  days: number;
  readonly answer: string;
  readonly shares: readonly Share[];
}

export interface Content {
  readonly from: string;
  readonly until: string;
  /** Null: an open part, signed like the line. */
  readonly debtor: string | null;
  readonly creditor: string | null;
  readonly cents: number;
}

/** What the books must say of a line: postings, open parts, and what the receiver keeps. */
export function owed(
  law: Law,
  child: ChildFacts,
  line: Span & { receiver: string; cents: number },
): { contents: Content[]; kept: number } {
  const stretches = stretchesOf(law, child, line);
  const bearers = stretches.flatMap((stretch): Bearer[] =>
    stretch.shares.length === 0
      ? [{ stretch, municipality: null, part: 1 * stretch.days * COMMON }]
      : stretch.shares.map((share) => ({
          ...{ stretch, municipality: share.municipality },
          part: (stretch.days * COMMON * share.numerator) / share.denominator,
        })),
  );
  const amounts = divide(
    line.cents,
    bearers.map(({ part }) => part),
  );
  let kept = 0;
  const contents = bearers.flatMap(({ stretch: { from, until }, municipality }, at): Content[] => {
    const cents = amounts[at] ?? 0;
    if (municipality === line.receiver) kept += cents;
    if (municipality === line.receiver || cents === 0) return [];
    if (municipality === null) return [{ from, until, debtor: null, creditor: null, cents }];
    const [debtor, creditor] =
      cents > 0 ? [municipality, line.receiver] : [line.receiver, municipality];
    return [{ from, until, debtor, creditor, cents: Math.abs(cents) }];
  });
  return { contents, kept };
}

interface Bearer {
  readonly stretch: Stretch;
  readonly municipality: string | null;
  readonly part: number;
}

/** A multiple of every denominator in this world (2, 3, 4, 5, 7), so that parts are whole. */
const COMMON = 420;

function stretchesOf(law: Law, child: ChildFacts, line: Span & { receiver: string }): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = line.from; day < (line.until ?? ''); day = next(day)) {
    const { answer, shares } = answerOn(law, child, line.receiver, day);
    const last = stretches.at(-1);
    if (last?.answer === answer) {
      last.until = next(day);
      last.days += 1;
    } else stretches.push({ from: day, until: next(day), days: 1, answer, shares });
  }
  return stretches;
}

function answerOn({ schools, convenants }: Law, child: ChildFacts, receiver: string, day: string) {
  const decision = child.decisions.find((one) => covers(one, day));
  const stay = child.placements.find((one) => one.stay && covers(one, day));
  const home = child.residences.find((one) => covers(one, stay ? before(stay.from) : day));
  const sorted = [...(decision?.shares ?? [])].sort((a, b) =>
    a.municipality < b.municipality ? -1 : 1,
  );
  const largest = [...sorted].sort(
    (a, b) => b.numerator / b.denominator - a.numerator / a.denominator,
  );
  const payer = largest[0]?.municipality ?? home?.municipality;
  if (payer === undefined) return { answer: 'open', shares: [] };
  const enrolment = child.enrolments.find((one) => covers(one, day));
  const host = enrolment === undefined ? receiver : (schools.get(enrolment.schoolId) ?? '');
  const agreed = convenantOn(convenants, payer, host, day);
  const part = agreed?.clauses.find(({ schoolShare }) => schoolShare)?.schoolShare;
  const rest = part && { ...part, numerator: part.denominator - part.numerator };
  const split =
    part && rest
      ? [
          { municipality: host, ...part },
          { municipality: payer, ...rest },
        ]
      : [];
  const whole = [{ municipality: payer, numerator: 1, denominator: 1 }];
  const shares = decision ? sorted : part ? split : whole;
  const ground = decision ? 'persons' : stay ? 'before the stay' : 'address';
  const answer = JSON.stringify([payer, shares, ground, agreed?.id, agreed?.version]);
  return { answer, shares: [...shares].sort((a, b) => (a.municipality < b.municipality ? -1 : 1)) };
}

function convenantOn(all: readonly Convenant[], payer: string, host: string, day: string) {
  if (payer === host) return undefined;
  const [newest] = all
    .filter(({ from, sides: [one, other] }) => {
      const [a, b] = [one?.municipalities ?? [], other?.municipalities ?? []];
      const face = (x: string, y: string) => a.includes(x) && b.includes(y);
      return from <= day && (face(payer, host) || face(host, payer));
    })
    .sort((a, b) => b.version - a.version);
  return newest;
}

/** Whole cents: everybody the part rounded down, what is left to the largest remainders. */
function divide(cents: number, parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const exact = parts.map((part) => ({
    floor: Math.floor((Math.abs(cents) * part) / whole),
    remainder: (Math.abs(cents) * part) % whole,
  }));
  const left = Math.abs(cents) - exact.reduce((sum, { floor }) => sum + floor, 0);
  const order = exact
    .map((_, at) => at)
    .sort((a, b) => exact[b]!.remainder - exact[a]!.remainder || a - b);
  const raised = new Set(order.slice(0, left));
  return exact.map(({ floor }, at) => Math.sign(cents) * (floor + (raised.has(at) ? 1 : 0)));
}

const covers = ({ from, until }: Span, day: string) =>
  from <= day && (until === null || day < until);

const shift = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const next = (day: string) => shift(day, 1);
const before = (day: string) => shift(day, -1);
