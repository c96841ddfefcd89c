import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../deploy/local/paths';
import { silent } from '../../deploy/local/report';
import { inFreshSystem } from '../scenarios/fresh-system';
import type { Order } from '../scenarios/order';
import { readScenario } from '../scenarios/read-scenario';
import { runScenario } from '../scenarios/run-scenario';
import { stackOfTests } from '../support';

const folder = join(projectRoot, 'test', 'scenarios');
const names = readdirSync(join(folder, 'expected')).map((file) => file.replace('.json', ''));

describe('every scenario ends in the books that were worked out by hand', () => {
  it('and there are twelve of them', () => {
    expect(names.filter((name) => readdirSync(folder).includes(`${name}.json`))).toHaveLength(12);
  });

  it.each(names)('%s, as told', async (name) => {
    expect(await booksOf(name, {})).toEqual(expectedOf(name));
  });

  it.each(names)('%s, shuffled', async (name) => {
    expect(await booksOf(name, { shuffle: 1 })).toEqual(expectedOf(name));
  });

  it.each(names)('%s, shuffled otherwise and every fact three times', async (name) => {
    expect(await booksOf(name, { shuffle: 2, repeat: 3 })).toEqual(expectedOf(name));
  });
});

function booksOf(name: string, order: Order) {
  const file = join(folder, `${name}.json`);
  const scenario = readScenario(file);
  return inFreshSystem(stackOfTests(), silent, (urls) =>
    runScenario({ file, scenario, order, urls, salt: '', report: silent }),
  );
}

function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, 'expected', `${name}.json`), 'utf8'));
}
