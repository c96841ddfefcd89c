import type { Invoices } from './invoices';
import type { Names } from './names';
import { callFor, type Call } from './requests';
import type { Fact, InvoiceFact, InvoiceLineFact, MessageFact, Scenario } from './scenario';

/** One call (or a wait until all is settled), and the places of the steps that must be done before it. */
export interface Step {
  readonly call: Call | 'settled';
  readonly after: readonly number[];
}

/** The steps of a scenario in the order of its file. */
export function stepsOf(scenario: Scenario, invoices: Invoices, names: Names): Step[] {
  return scenario.facts.map((fact, at) => ({
    call: callOf(fact, invoices, names),
    after: scenario.facts.flatMap((earlier, before) =>
      before < at && mustFollow(fact, earlier) ? [before] : [],
    ),
  }));
}

function callOf(fact: Fact, invoices: Invoices, names: Names): Step['call'] {
  if (fact.fact === 'settled') return 'settled';
  if (fact.fact === 'invoice' || fact.fact === 'jw323') return invoices.callFor(fact);
  return callFor(fact, names);
}

/**
 * Any order is allowed, except where it means something: a later statement about the same thing
 * replaces the earlier one, a draft comes before its publication and after the regions it names,
 * and consent is given to a placement that is there. A provider declares its months in their
 * order (OP284), and bills the same help anew only after it has billed it before (TR389).
 */
function mustFollow(fact: Fact, earlier: Fact): boolean {
  if (subjectOf(fact) === subjectOf(earlier)) return true;
  if (fact.fact === 'home-consent') return earlier.fact === 'placement' && isSame(fact, earlier);
  if (fact.fact === 'publication' || fact.fact === 'convenant')
    return (
      isSameConvenant(fact, earlier) || (fact.fact === 'convenant' && earlier.fact === 'region')
    );
  if (isInvoice(fact) && isInvoice(earlier)) {
    return isNextMessage(fact, earlier) || billsAnew(fact, earlier);
  }
  return false;
}

const isInvoice = (fact: Fact): fact is InvoiceFact | MessageFact =>
  fact.fact === 'invoice' || fact.fact === 'jw323';

/** Who sent a message in a file is not read here: then it keeps its place among all others. */
function isNextMessage(fact: InvoiceFact | MessageFact, earlier: InvoiceFact | MessageFact) {
  if (fact.fact === 'jw323' || earlier.fact === 'jw323') return true;
  const areMessages = fact.form === 'jw323' && earlier.form === 'jw323';
  return areMessages && fact.sender === earlier.sender && fact.receiver === earlier.receiver;
}

function billsAnew(fact: InvoiceFact | MessageFact, earlier: InvoiceFact | MessageFact): boolean {
  if (fact.fact === 'jw323' || earlier.fact === 'jw323') return false;
  const billed = new Set(earlier.lines.map(helpOf));
  return fact.lines.some((line) => line.credits === undefined && billed.has(helpOf(line)));
}

const helpOf = ({ placement, month, from }: InvoiceLineFact): string =>
  `${placement} ${month ?? from?.slice(0, 7)}`;

/** What a fact is about: two facts with one subject are two statements about one thing. */
function subjectOf(fact: Fact): string {
  const { fact: kind, ...rest } = fact as Fact & Record<string, unknown>;
  const name = 'child' in rest && kind !== 'placement' ? rest.child : rest[kind];
  return JSON.stringify([kind, name, rest['version'], rest['file'], consented(fact)]);
}

function consented(fact: Fact): string | undefined {
  return fact.fact === 'home-consent' ? fact.placement : undefined;
}

function isSame(one: { placement: string }, other: { placement: string }): boolean {
  return one.placement === other.placement;
}

function isSameConvenant(fact: Fact, earlier: Fact): boolean {
  return 'convenant' in fact && 'convenant' in earlier && fact.convenant === earlier.convenant;
}
