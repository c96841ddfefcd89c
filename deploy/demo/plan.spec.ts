import { passesElevenProof } from './bsn';
import { totalOf } from './jw323';
import { planDemo } from './plan';
import type { StoryKind } from './stories';

const plan = planDemo();
const lines = plan.invoices.flatMap((invoice) => invoice.lines);
const placements = plan.stories.flatMap((story) => story.placements);

describe('the demo is a plan made from a seed', () => {
  it('is the same to the cent when made again, and another with another seed', () => {
    expect(planDemo()).toEqual(plan);
    expect(planDemo(1).invoices).not.toEqual(plan.invoices);
  });

  it('holds at least 300 children, each with a test BSN of its own', () => {
    const bsns = plan.stories.map(({ child }) => child.bsn);
    expect(new Set(bsns).size).toBeGreaterThanOrEqual(300);
    expect(bsns.filter((bsn) => !passesElevenProof(bsn))).toEqual([]);
    expect(bsns.every((bsn) => bsn >= '999900006' && bsn <= '999999990')).toBe(true);
  });

  it.each<[StoryKind, number]>([
    ['school-elsewhere', 200],
    ['move', 20],
    ['stay', 12],
    ['wrongly-addressed', 6],
    ['credit', 3],
    ['needs-a-person', 2],
    ['corrected-afterwards', 1],
  ])('tells of %s at least %i times', (kind, atLeast) => {
    const told = plan.stories.filter((story) => story.kind === kind);
    expect(told.length).toBeGreaterThanOrEqual(atLeast);
  });

  it('has children that move in the middle of a month', () => {
    const days = plan.stories
      .filter(({ kind }) => kind === 'move')
      .map(({ child }) => child.residences[1]?.from.slice(8));
    expect(days.filter((day) => day !== '01').length).toBeGreaterThanOrEqual(5);
    expect(days.filter((day) => day === '01').length).toBeGreaterThanOrEqual(5);
  });

  it('credits a line in a later message than the one that declared it', () => {
    const credits = lines.filter((line) => line.previousReference);
    expect(credits).toHaveLength(3);
    const messageOf = (reference: string | null) =>
      plan.invoices.findIndex((one) => one.lines.some((line) => line.reference === reference));
    for (const credit of credits) {
      expect(messageOf(credit.previousReference)).toBeLessThan(messageOf(credit.reference));
    }
  });

  it('numbers allocations per receiver, references and invoices per provider only once', () => {
    const unique = (keys: string[]) => expect(new Set(keys).size).toBe(keys.length);
    unique(placements.map((one) => `${one.receiver} ${one.allocationNumber}`));
    unique(plan.invoices.flatMap(({ sender, lines: own }) => own.map((l) => sender + l.reference)));
    unique(plan.invoices.map(({ sender, invoiceNumber }) => sender + invoiceNumber));
  });

  it('asks for more than nothing in every message', () => {
    expect(plan.invoices.filter((invoice) => totalOf(invoice.lines) <= 0)).toEqual([]);
  });
});
