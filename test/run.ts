import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { startStack } from '../deploy/local/stack';

/**
 * `npm test`: everything, in one command, on real parts. Format, lint with boundaries and types
 * first, because they are quick; then unit tests; then one stack for the tests that need it.
 * The last line is `N passed, N failed`.
 */
const usage = `npm test [-- --unit]
  --unit   format, lint, types and unit tests only (this is npm run check)
  --help   this text`;

interface Tally {
  passed: number;
  failed: number;
}
type Step = [name: string, run: (env: NodeJS.ProcessEnv) => Tally];

const run = (command: string, args: string[], env: NodeJS.ProcessEnv): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const one =
  (command: string, ...args: string[]) =>
  (env: NodeJS.ProcessEnv): Tally =>
    run(command, args, env) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Runs the named jest projects and counts tests, not files. A suite that cannot load fails. */
const jest =
  (...projects: string[]) =>
  (env: NodeJS.ProcessEnv): Tally => {
    mkdirSync('.local', { recursive: true });
    const outputFile = join('.local', `jest-${projects.join('-')}.json`);
    rmSync(outputFile, { force: true });
    const reports = ['--json', '--outputFile', outputFile, '--ci'];
    const ok = run(
      'jest',
      ['-c', 'test/jest.config.js', '--selectProjects', ...projects, ...reports],
      env,
    );
    if (!existsSync(outputFile)) return { passed: 0, failed: 1 };
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
  };

const PLAIN = ['--outputStyle=static'];
const QUICK: Step[] = [
  ['format', one('prettier', '--check', '--log-level', 'warn', '.')],
  // The whole house at once: project by project each would load the same types again.
  ['lint and types', one('nx', 'run-many', '-t', 'house-lint', 'house-types', ...PLAIN)],
  ['unit', jest('unit')],
];
const ON_THE_STACK: Step[] = [
  ['integration', jest('int')],
  ['end to end', jest('e2e')],
];

function runSteps(steps: Step[], env: NodeJS.ProcessEnv): Tally {
  const total = { passed: 0, failed: 0 };
  for (const [name, step] of steps) {
    const began = Date.now();
    console.log(`\n== ${name}`);
    const { passed, failed } = step(env);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`== ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function runOnStack(): Promise<Tally> {
  const stack = await startStack({ persistent: false, report: console.log });
  try {
    const { adminDatabaseUrl, kafkaBrokers } = stack;
    return runSteps(ON_THE_STACK, { DATABASE_URL: adminDatabaseUrl, KAFKA_BROKERS: kafkaBrokers });
  } finally {
    await stack.stop();
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(usage);
  const nx = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false' };
  const quick = runSteps(QUICK, nx);
  const rest = process.argv.includes('--unit') ? { passed: 0, failed: 0 } : await runOnStack();
  const failed = quick.failed + rest.failed;
  console.log(`\n${quick.passed + rest.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
