import {
  decide,
  explain,
  municipality,
  type CaseFile,
  type Cents,
  type InvoiceLine,
  type Language,
  type Names,
  type PostingContent,
} from '@grensverkeer/settlement';
import { publicId } from '../settlements/public-ids';
import type { Replayed } from './replay';
import type { ReplayExample, ReplayResult } from './replay.dto';
import type { ChangedLine } from './tally';

/** What a replay found, as it is shown and kept. */
export function resultOf(replayed: Replayed): ReplayResult {
  const { tally } = replayed;
  const municipalities = tally.perMunicipality.map(({ municipality: code, net }) => ({
    municipality: code,
    name: nameOf(code) ?? code,
    ...differenceOf(net),
  }));
  return {
    childrenLookedAt: replayed.children,
    childrenFailed: replayed.failed,
    childrenDue: replayed.due,
    linesLookedAt: tally.lines,
    linesChanged: tally.linesChanged,
    reversals: tally.reversals,
    charges: tally.charges,
    movedCents: municipalities.reduce(
      (sum, { differenceCents }) => sum + Math.max(0, differenceCents),
      0,
    ) as Cents,
    municipalities,
    pairs: tally.perPair.map(({ one, other, net }) => ({
      municipality: one,
      counterparty: other,
      ...differenceOf(net),
    })),
    newlyOpen: openOf(tally.newlyOpen),
    noLongerOpen: openOf(tally.noLongerOpen),
    examples: tally.examples.map((changed) => exampleOf(changed, replayed)),
  };
}

function differenceOf({ before, after }: { before: number; after: number }) {
  return {
    netBeforeCents: before as Cents,
    netAfterCents: after as Cents,
    differenceCents: (after - before) as Cents,
  };
}

const openOf = ({ parts, cents }: { parts: number; cents: number }) => ({
  parts,
  amountCents: cents as Cents,
});

function exampleOf({ line, before, after, files }: ChangedLine, replayed: Replayed): ReplayExample {
  const names: Names = {
    municipality: nameOf,
    convenant: (id, version) =>
      replayed.versions.find((one) => one.id === id && one.version === version),
    decision: (id) => files.before.decisions.find((one) => one.id === id)?.reference,
  };
  const texts = (language: Language) => ({
    before: textOf(line, before.postings, files.before, language, names),
    after: textOf(line, after.postings, files.after, language, names),
  });
  return {
    lineId: publicId('L', Number(line.id)),
    receiver: line.receiver,
    productCode: line.productCode,
    ...line.period,
    amountCents: line.amount,
    before: before.postings.map(postingOf),
    after: after.postings.map(postingOf),
    nl: texts('nl'),
    en: texts('en'),
  };
}

/** Where nobody owes anything, the decision itself is told. */
function textOf(
  line: InvoiceLine,
  postings: readonly PostingContent[],
  caseFile: CaseFile,
  language: Language,
  names: Names,
): string {
  const placement = caseFile.placements.find(({ id }) => id === line.placementId);
  const told =
    postings.length > 0 || !placement ? postings : decide(caseFile, placement, line.period);
  return told.map((one) => explain(one, language, names)).join('\n\n');
}

function postingOf({ debtor, creditor, cents, period }: PostingContent) {
  return { debtor, creditor, amountCents: cents, ...period };
}

const nameOf = (code: string): string | undefined => municipality(code)?.name;
