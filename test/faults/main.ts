import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { endWith, withStarted } from '../../deploy/local/interrupted';
import { localFolder } from '../../deploy/local/paths';
import { toStderr } from '../../deploy/local/report';
import { runAbsent } from './absent';
import { proveControls } from './controls';
import { runPoison } from './poison';
import { runRounds } from './rounds';
import { startServers } from './servers';

const HELP = `npm run faults -- [--kills N] [--seed S] [--resume]
npm run faults -- --controls
npm run faults -- --poison N
npm run faults -- --absent [--seconds N]

Runs the whole system on servers of its own and kills its processes, the broker and the database
with SIGKILL at moments that the seed decides, and at named points inside the code; pauses them
past their session, sends messages twice and late, reads topics again from the beginning. After
each 25 kills all is left alone until it rests, and a checker that shares no code with the product
works out from the inputs what every line should have come to, to the cent.

  --kills N        how many (100)
  --seed S         a whole number that decides the world and the faults (1)
  --resume         go on where a run with this seed was stopped
  --control NAME   take a guard away: ${'send-before-delete, work-before-offset,'}
                   newest-version or row-lock; the checker must find what comes of it
  --controls       all four, one after another; fails when one of them is not noticed
  --poison N       instead of kills: N bad messages of six kinds on every topic that is read, then
                   what waits behind some of them is mended through the doors
  --absent         instead of kills: broker, database, disk and a consumer are away for long, one
                   after another; the doors take all in or answer 503 with Retry-After
  --seconds N      how long the broker is away (600); the database for half of it, at most 120
  --help           this text

Exit code 0: nothing lost, doubled or stuck. Otherwise the evidence is in .local/faults.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      resume: { type: 'boolean', default: false },
      control: { type: 'string' },
      controls: { type: 'boolean', default: false },
      poison: { type: 'string' },
      absent: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '600' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seed = whole('--seed', values.seed);
  const kills = whole('--kills', values.kills);
  const folder = join(localFolder, 'faults');
  const start = () => startServers(join(folder, 'servers'), toStderr);
  return withStarted(start, (servers) => {
    const run = { servers, folder, seed, report: toStderr };
    if (values.poison !== undefined) {
      return runPoison({ ...run, count: whole('--poison', values.poison) });
    }
    if (values.absent) return runAbsent({ ...run, seconds: whole('--seconds', values.seconds) });
    if (values.controls) return proveControls(run);
    if (values.control) return proveControls(run, values.control);
    return runRounds({ ...run, kills, resume: values.resume });
  });
}

function whole(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`${name} must be a whole number, not ${text}`);
}

endWith(main());
