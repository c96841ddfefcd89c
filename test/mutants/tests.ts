import { jestExpect } from '@jest/expect';
import { bind } from 'jest-each';
import { SnapshotState, type Context } from 'jest-snapshot';
import { basename, dirname, join } from 'path';

/** One test of a spec: its full title, and what it does. */
export interface Test {
  readonly title: string;
  readonly run: () => unknown;
}

/**
 * The tests that a spec declares while it is loaded. Only what the pure specs use is there:
 * `describe`, `it`, their tables, and all of jest's `expect`; another call fails loudly.
 */
export function declaredBy(load: () => void): Test[] {
  const tests: Test[] = [];
  const titles: string[] = [];
  const describe = (title: string, declare: () => void): void => {
    titles.push(title);
    declare();
    titles.pop();
  };
  const it = (title: string, run: () => unknown): void => {
    tests.push({ title: [...titles, title].join(' '), run });
  };
  Object.assign(globalThis, {
    describe: Object.assign(describe, { each: bind(describe, false) }),
    it: Object.assign(it, { each: bind(it, false) }),
    expect: jestExpect,
  });
  load();
  return tests;
}

/** Gives a way to run tests of a spec one by one; it throws what the test throws. */
export function runnerOf(spec: string): (test: Test) => Promise<void> {
  const path = join(dirname(spec), '__snapshots__', `${basename(spec)}.snap`);
  const snapshotState = new SnapshotState(path, {
    updateSnapshot: 'none',
    snapshotFormat: { escapeString: false, printBasicPrototype: false },
    prettierPath: null,
    rootDir: process.cwd(),
  });
  return async ({ title, run }) => {
    // The matchers of snapshots read their state from here, which the types of expect do not tell.
    const names = { currentTestName: title, testPath: spec };
    const state: Partial<Context> = { ...names, snapshotState, suppressedErrors: [] };
    jestExpect.setState(state);
    await run();
    // A snapshot that differs lets its test go on, and is told at the end.
    const [differing] = jestExpect.getState().suppressedErrors;
    if (differing) throw differing;
  };
}
