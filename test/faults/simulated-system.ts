import {
  correct,
  settle,
  type CaseFile,
  type InvoiceLine,
  type Posting,
} from '@grensverkeer/settlement';
import { caseFile } from '../../libs/settlement/src/fixtures';

/** What an owner says of a child; of each kind the last statement counts. */
export interface Statement {
  readonly child: number;
  readonly kind: 'residences' | 'enrolments' | 'placements' | 'decisions' | 'convenants';
  readonly facts: Partial<CaseFile>;
}

export interface Bill {
  readonly child: number;
  readonly line: InvoiceLine;
}

export interface Inputs {
  readonly children: number;
  readonly statements: readonly Statement[];
  readonly bills: readonly Bill[];
}

/** One thing that happens; `choice` picks among what is possible then. */
export interface Step {
  readonly does: StepName;
  readonly choice: number;
  /** The process dies at the worst moment of this step. */
  readonly dies: boolean;
}

export type Guard = 'send-before-delete' | 'work-before-offset' | 'newest-version' | 'row-lock';

type Fact = Statement & { readonly version: number };
type Told = Posting & { readonly eventId: string };

export type StepName =
  | ('tell' | 'relayFacts' | 'consume' | 'copy' | 'rewind')
  | ('bill' | 'take' | 'write' | 'relayPostings');

interface Taken {
  readonly child: number;
  readonly wanted: ReturnType<typeof settle>['postings'];
  readonly posted: readonly Posting[];
}

const WORKERS = 2;

/**
 * The protocol between the services in memory: owners with an outbox, relays that send again after
 * a death, a log per child that is read again and holds copies, readers that keep the newest
 * version, workers that settle under a lock. The law, the cents and the corrections are the real
 * ones; only database and broker are not.
 */
export class SimulatedSystem {
  readonly postings: Posting[] = [];
  /** Everything that a finance department ever received, by municipality. */
  readonly received = new Map<string, Told[]>();
  private readonly untold: Statement[];
  private readonly unbilled: Bill[];
  private readonly versions = new Map<string, number>();
  private readonly factOutbox: Fact[] = [];
  private readonly logs: Fact[][];
  private readonly offsets: number[];
  private readonly known = new Map<string, Fact>();
  private readonly lines: InvoiceLine[][];
  private readonly due = new Set<number>();
  private readonly taken: (Taken | null)[] = Array<null>(WORKERS).fill(null);
  private readonly postingOutbox: Posting[] = [];

  constructor(
    private readonly inputs: Inputs,
    private readonly missing: Guard | null = null,
  ) {
    const perChild = <T>(make: () => T) => Array.from({ length: inputs.children }, make);
    this.untold = [...inputs.statements];
    this.unbilled = [...inputs.bills];
    this.logs = perChild(() => []);
    this.offsets = perChild(() => 0);
    this.lines = perChild(() => []);
  }

  /** Does one step; whether there was anything to do. */
  does({ does, choice, dies }: Step): boolean {
    return this.steps[does](choice, dies);
  }

  /** Leaves it alone until nothing is under way any more. */
  rest(): void {
    const order: StepName[] = [
      ...(['write', 'tell', 'relayFacts', 'consume', 'bill', 'take', 'relayPostings'] as const),
    ];
    const once = (name: StepName) => {
      const choices = Array.from(
        { length: Math.max(WORKERS, this.inputs.children) },
        (_, at) => at,
      );
      return choices.some((choice) => this.does({ does: name, choice, dies: false }));
    };
    while (order.some(once));
  }

  private readonly steps: Record<StepName, (choice: number, dies: boolean) => boolean> = {
    tell: () => {
      const statement = this.untold.shift();
      if (statement === undefined) return false;
      const name = nameOf(statement);
      const version = (this.versions.get(name) ?? 0) + 1;
      this.versions.set(name, version);
      this.factOutbox.push({ ...statement, version });
      return true;
    },
    relayFacts: (_, dies) => {
      const [fact] = this.factOutbox;
      if (fact === undefined) return false;
      if (this.missing === 'send-before-delete') this.factOutbox.shift();
      if (dies && this.missing === 'send-before-delete') return true;
      this.logs[fact.child]?.push(fact);
      if (!dies && this.missing !== 'send-before-delete') this.factOutbox.shift();
      return true;
    },
    consume: (choice, dies) => this.consume(choice % this.inputs.children, dies),
    copy: (choice) => {
      const log = this.logs[choice % this.inputs.children] ?? [];
      const fact = log[choice % Math.max(1, log.length)];
      if (fact) log.push(fact);
      return fact !== undefined;
    },
    rewind: (choice) => {
      const child = choice % this.inputs.children;
      this.offsets[child] = choice % ((this.offsets[child] ?? 0) + 1);
      return true;
    },
    bill: (choice) => this.bill(choice),
    take: (choice) => this.take(choice),
    write: (choice, dies) => this.write(choice % WORKERS, dies),
    relayPostings: (_, dies) => {
      const [posting] = this.postingOutbox;
      if (posting === undefined) return false;
      for (const party of [posting.debtor, posting.creditor]) {
        const told = this.received.get(party) ?? [];
        this.received.set(party, [...told, { ...posting, eventId: `${posting.id} ${party}` }]);
      }
      if (!dies) this.postingOutbox.shift();
      return true;
    },
  };

  /** A child that a worker holds makes the reader wait, as its row lock does. */
  private consume(child: number, dies: boolean): boolean {
    const fact = this.logs[child]?.[this.offsets[child] ?? 0];
    if (fact === undefined || this.isLocked(child)) return false;
    const early = this.missing === 'work-before-offset';
    if (early) this.offsets[child]! += 1;
    if (early && dies) return true;
    const before = this.known.get(nameOf(fact))?.version ?? 0;
    if (fact.version > before || this.missing === 'newest-version') {
      this.known.set(nameOf(fact), fact);
      this.due.add(child);
    }
    if (!dies && !early) this.offsets[child]! += 1;
    return true;
  }

  /** An invoice comes in when its allocation is known; until then the provider waits. */
  private bill(choice: number): boolean {
    const ready = this.unbilled.filter(
      ({ child }) => this.known.has(`${child} placements`) && !this.isLocked(child),
    );
    const bill = ready[choice % Math.max(1, ready.length)];
    if (bill === undefined) return false;
    this.unbilled.splice(this.unbilled.indexOf(bill), 1);
    this.lines[bill.child]?.push(bill.line);
    this.due.add(bill.child);
    return true;
  }

  /** A worker reads all of a due child and computes. */
  private take(choice: number): boolean {
    const worker = choice % WORKERS;
    const free = [...this.due].filter((child) => !this.isLocked(child));
    const child = free[Math.floor(choice / WORKERS) % Math.max(1, free.length)];
    if (child === undefined || this.taken[worker]) return false;
    const wanted = settle(this.caseOf(child, this.lines[child] ?? [])).postings;
    const ids = new Set((this.lines[child] ?? []).map(({ id }) => id));
    const posted = this.postings.filter(({ lineId }) => ids.has(lineId));
    this.taken[worker] = { child, wanted, posted };
    return true;
  }

  /** It adds the difference, names it in the outbox and clears the mark: one transaction. */
  private write(worker: number, dies: boolean): boolean {
    const taken = this.taken[worker];
    if (!taken) return false;
    this.taken[worker] = null;
    if (dies) return true;
    for (const draft of correct(taken.posted, taken.wanted)) {
      const posting = { ...draft, id: String(this.postings.length + 1).padStart(6, '0') };
      this.postings.push(posting);
      this.postingOutbox.push(posting);
    }
    this.due.delete(taken.child);
    return true;
  }

  private isLocked(child: number): boolean {
    return this.missing !== 'row-lock' && this.taken.some((one) => one?.child === child);
  }

  private caseOf(child: number, lines: readonly InvoiceLine[]): CaseFile {
    const facts = [...this.known.values()].filter((fact) => fact.child === child);
    const nothing = { residences: [], placements: [] };
    return caseFile(Object.assign({ ...nothing, lines }, ...facts.map((fact) => fact.facts)));
  }
}

/** The case files as they were told in the end, with everything that was billed. */
export function truthOf({ children, statements, bills }: Inputs): CaseFile[] {
  return Array.from({ length: children }, (_, child) => {
    const own = statements.filter((one) => one.child === child).map(({ facts }) => facts);
    const lines = bills.filter((one) => one.child === child).map(({ line }) => line);
    return caseFile(Object.assign({ residences: [], placements: [], lines }, ...own));
  });
}

const nameOf = ({ child, kind }: Statement): string => `${child} ${kind}`;
