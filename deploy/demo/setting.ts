import type { Clause } from '@grensverkeer/settlement';
import { dayBefore } from './months';
import type { DemoPlan } from './plan';
import type { StoryKind } from './stories';
import { table } from './table';

const KINDS: Readonly<Record<StoryKind, string>> = {
  'at-home': 'go to school where they live',
  'school-elsewhere': 'go to school in another municipality',
  move: 'move, every second one in the middle of a month',
  stay: 'are placed out of home in another municipality',
  'wrongly-addressed': 'are billed to a municipality they left',
  credit: 'have a line credited and declared anew a month later',
  'needs-a-person': 'need a person to decide',
  'corrected-afterwards': 'turns out to have moved, after all was settled',
};

/** What the demo is about: its children by what happens to them, and what the regions agreed. */
export function theSetting({ stories, convenants }: DemoPlan): string {
  const children = Object.entries(KINDS).map(([kind, text]) => {
    const count = stories.filter((story) => story.kind === kind).length;
    return `  ${String(count).padStart(3)} ${text}`;
  });
  const rows = convenants.map(({ version, body: { name, from, until, clauses } }) => [
    name,
    String(version),
    until ? `${from} … ${dayBefore(until)}` : `from ${from}`,
    ...['coordination', 'prefinancing', 'share-costs'].map((kind) => saysOf(clauses, kind)),
  ]);
  const titles = ['convenant', 'version', 'service dates', 'leads', 'pays first', 'school bears'];
  const agreements = table(
    titles.map((title) => ({ title })),
    rows,
  );
  return [...children, '', agreements].join('\n');
}

function saysOf(clauses: readonly Clause[], kind: string): string {
  const clause = clauses.find((candidate) => candidate.kind === kind);
  if (clause?.kind === 'coordination') return clause.coordinator;
  if (clause?.kind === 'prefinancing') return clause.prefinancier;
  if (clause?.kind !== 'share-costs') return 'nothing';
  const { groups, schoolTypes } = clause.scope ?? {};
  const only = [...(groups ?? []), ...(schoolTypes ?? [])].join(', ');
  const { numerator, denominator } = clause.schoolShare;
  return `${numerator}/${denominator}${only && ` (${only} only)`}`;
}
