/**
 * Reference data of others in this project (schemas and code lists of iJw, municipalities with
 * their periods): `npm run reference -- check` says whether they are as they were taken, `renew`
 * compares them with their source and, with `--write`, takes them over.
 */
import { parseArgs } from 'node:util';
import { checkReference } from './check';
import { ReferenceFault } from './fault';
import { readOrigins, sealAgain } from './origins';
import { renew } from './renew';
import { sourceOf } from './source';

const PUBLISHED =
  'https://raw.githubusercontent.com/i-Sociaal-Lab/jaapjunior/main/packages/api/jw/bronnen/';

const USAGE = `npm run reference -- check
npm run reference -- renew [--from DIR|URL] [--version NAME] [--write]
npm run reference -- seal SET --version NAME

check    is every file there, as it was taken, with its origin, and do they agree? Ends with 1 if not.
renew    compares with the source and prints what is new (+), gone (-) or different (~).
         Ends with 0 when nothing differs, 3 when something does and was not written.
seal     records that the files of a set (such as municipalities) were mended by hand
--from   a folder or address with xsd/ and codelijsten/; default ${PUBLISHED}
--version  what to call what was taken, such as a commit; default "unnamed"
--write  takes the differences over, with date and checksums (deploy/reference/origins.json);
         then: npm run ijw -- generate, and npm run check`;

export async function main(args: readonly string[], print = console.log): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string', default: PUBLISHED },
      version: { type: 'string', default: 'unnamed' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, set] = positionals;
  if (values.help || !['check', 'renew', 'seal'].includes(command ?? '')) {
    print(USAGE);
    return values.help ? 0 : 2;
  }
  const root = process.cwd();
  if (command === 'check') return check(root, print);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
  const takenOn = day.format(new Date());
  const { write, version } = values;
  if (command === 'seal') return sealAgain(root, set ?? '', { version, takenOn }) ? 0 : 2;
  const source = sourceOf(values.from);
  const differing = await renew(root, { source, write, version, print, takenOn });
  return differing === 0 || write ? 0 : 3;
}

function check(root: string, print: (line: string) => void): number {
  for (const { id, version, takenOn, source, files } of readOrigins(root)) {
    const count = Object.keys(files).length;
    print(`${id}: ${count} file(s), ${version}, taken on ${takenOn} from ${source}`);
  }
  const remarks = checkReference(root);
  for (const { code, detail } of remarks) print(`${code}: ${detail}`);
  print(remarks.length === 0 ? 'All as it was taken.' : `${remarks.length} remark(s)`);
  return remarks.length === 0 ? 0 : 1;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      const isFault = error instanceof ReferenceFault;
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = isFault ? 4 : 1;
    },
  );
}
