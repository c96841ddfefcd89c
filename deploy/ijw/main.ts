/**
 * Commands on iJw messages: `npm run ijw -- check FILE...`, `answer FILE` (what the running system
 * would answer; with `--send` it is sent), `generate` (tables and types from the schemas) and
 * `prove [COUNT] [FIRST-SEED]` (our reader against libxml2).
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { answerFile, runningBilling } from './answer';
import { checkFiles } from './check';
import { generated } from './generate';

const USAGE = `npm run ijw -- check FILE... | answer FILE [--send] [--url BILLING] | generate |
  prove [COUNT] [FIRST-SEED]`;

async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'check':
      return rest.length && checkFiles(rest, console.log) === 0 ? 0 : 1;
    case 'answer':
      return answer(rest);
    case 'generate':
      return generate(join(process.cwd(), 'libs/ijw'));
    case 'prove':
      return prove(rest);
    default:
      console.error(USAGE);
      return 2;
  }
}

async function answer(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { send: { type: 'boolean' }, url: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(USAGE);
  const billing = values.url ?? runningBilling();
  const options = { billing, send: values.send ?? false };
  return (await answerFile(file, options, console.log)) ? 0 : 1;
}

async function generate(folder: string): Promise<number> {
  const options = { parser: 'typescript', singleQuote: true, printWidth: 100 } as const;
  for (const [path, text] of generated(join(folder, 'xsd'))) {
    writeFileSync(join(folder, 'src', path), await format(text, options));
    console.log(`written: ${path}`);
  }
  return 0;
}

/** The proof needs the insides of the library, so it is a program of the library. */
function prove(options: readonly string[]): number {
  const program = join(__dirname, '../../libs/ijw/test/prove.js');
  const { status } = spawnSync(process.execPath, [program, ...options], { stdio: 'inherit' });
  return status ?? 1;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
