import { ruleOf, type Finding, type RuleCode } from './rules';

/** So many places of one rule are named; a broken program breaks a rule on every line. */
const MOST_PER_RULE = 100;

/** Collects findings: the first places of every rule of level 2, all places of level 3. */
export class Findings {
  readonly list: Finding[] = [];
  private readonly counts = new Map<RuleCode, number>();

  add(code: RuleCode, xpath: string): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    const rule = ruleOf(code);
    if (rule.level === 3 || count <= MOST_PER_RULE) this.list.push({ ...rule, xpath });
  }
}
