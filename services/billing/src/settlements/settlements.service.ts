import { crashPoint, windowOf } from '@grensverkeer/messaging';
import { logError } from '@grensverkeer/service-kit';
import { correct, settle, type OpenPart, type Settlement } from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { giveWay, inBreaths } from '../in-breaths';
import { addPostings, replaceNotes, replaceOpenParts, type Entry } from './books';
import { loadCaseFiles, type LoadedCase } from './case-file.loader';
import type { DueChild } from './due';
import { Convenants } from './convenants';
import { clearDue, setApart } from './due';

/** What one child adds to and changes in the books. */
interface Difference {
  readonly entries: readonly Entry[];
  /** Lines whose open parts are others now, and what they are. */
  readonly linesReopened: readonly string[];
  readonly open: readonly OpenPart[];
  /** Lines whose notes are others now. */
  readonly notes: ReadonlyMap<string, string>;
}

@Injectable()
export class SettlementsService {
  constructor(private readonly convenants: Convenants) {}

  /**
   * Settles children that this transaction holds locked: reads everything, computes, writes the
   * difference, and clears their mark. A child that cannot be computed is set apart with the
   * reason; the others go on.
   */
  async settleChildren(tx: EntityManager, children: readonly DueChild[]): Promise<void> {
    const cases = await loadCaseFiles(tx, children, this.convenants);
    await windowOf('row-lock');
    const failures = new Map<string, string>();
    const differences: Difference[] = [];
    for await (const [childId, loaded] of inBreaths(cases)) {
      try {
        differences.push(differenceOf(loaded));
      } catch (error) {
        failures.set(childId, reasonOf(error));
      }
    }
    await giveWay();
    await addPostings(
      tx,
      differences.flatMap(({ entries }) => entries),
    );
    await replaceOpenParts(
      tx,
      differences.flatMap(({ linesReopened }) => linesReopened),
      differences.flatMap(({ open }) => open),
    );
    await replaceNotes(tx, new Map(differences.flatMap(({ notes }) => [...notes])));
    // Of the others the mark was taken away when they were taken up.
    const whole = children.filter(({ newLines }) => newLines === undefined);
    await clearDue(
      tx,
      whole.map(({ id }) => id),
    );
    await setApart(tx, failures);
    crashPoint('settlement-before-commit');
  }
}

function differenceOf({ caseFile, posted, open, lines }: LoadedCase): Difference {
  const wanted = settle(caseFile);
  const before = perLine(open);
  const after = perLine(wanted.open);
  const linesReopened = [...lines.keys()].filter(
    (id) => (before.has(id) || after.has(id)) && partsText(before, id) !== partsText(after, id),
  );
  const told = notesPerLine(wanted);
  return {
    entries: correct(posted, wanted.postings).map((draft) => ({
      draft,
      line: lines.get(draft.lineId)!,
    })),
    linesReopened,
    open: linesReopened.flatMap((id) => after.get(id) ?? []),
    notes: new Map(
      [...lines].flatMap(([id, row]) => {
        const text = told.get(id) ?? NO_NOTES;
        return text === (row.notes ?? NO_NOTES) ? [] : [[id, text] as const];
      }),
    ),
  };
}

function perLine(parts: readonly OpenPart[]): Map<string, OpenPart[]> {
  const lines = new Map<string, OpenPart[]>();
  for (const part of parts) lines.set(part.lineId, [...(lines.get(part.lineId) ?? []), part]);
  return lines;
}

function partsText(parts: ReadonlyMap<string, OpenPart[]>, lineId: string): string {
  return (parts.get(lineId) ?? [])
    .map(({ period, cents, reason, candidates }) =>
      [period.from, period.until, cents, reason, ...candidates].join(' '),
    )
    .sort()
    .join('\n');
}

const NO_NOTES = '[]';

/** Billing notes as JSON text, of the lines that have any. */
function notesPerLine({ notes }: Settlement): Map<string, string> {
  const told = new Map<string, object[]>();
  for (const { lineId, period, billNext } of notes) {
    told.set(lineId, [...(told.get(lineId) ?? []), { ...period, billNext }]);
  }
  return new Map([...told].map(([id, own]) => [id, JSON.stringify(own)]));
}

/** For the row of the child; the log gets the rest. Long numbers are blotted out. */
export function reasonOf(error: unknown): string {
  logError('child_not_settled', error);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replace(/\d{8,}/g, '#').slice(0, 500);
}
