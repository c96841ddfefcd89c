import Ajv, { type ErrorObject } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../deploy/local/paths';
import type { Fact, Scenario } from './scenario';

/** A scenario that does not say what the format asks for; the text names each place. */
export class FaultyScenario extends Error {
  override readonly name = 'FaultyScenario';
}

/** Reads and checks a scenario file. @throws FaultyScenario */
export function readScenario(file: string): Scenario {
  const content = parse(file, readFileSync(file, 'utf8'));
  const schema = join(projectRoot, 'test', 'scenarios', 'scenario.schema.json');
  const validate = new Ajv({ discriminator: true, allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(schema, 'utf8')) as object,
  );
  if (!validate(content)) throw faulty(file, (validate.errors ?? []).map(inWords));
  const scenario = withoutRemarks(content as Scenario);
  const faults = unknownNames(scenario.facts);
  if (faults.length > 0) throw faulty(file, faults);
  return scenario;
}

/** `about` is for the reader of the file. */
function withoutRemarks(scenario: Scenario): Scenario {
  const facts = scenario.facts.map((fact) => {
    const told = Object.entries(fact).filter(([member]) => member !== 'about');
    return Object.fromEntries(told) as unknown as Fact;
  });
  return { ...scenario, facts };
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw faulty(file, [`not JSON: ${String(error)}`]);
  }
}

/** A name that no fact introduces is a typing error, not a situation. */
function unknownNames(facts: readonly Fact[]): string[] {
  const introduced = new Set(
    facts.flatMap((fact) => {
      if (fact.fact === 'child') return [`child ${fact.child}`];
      if (fact.fact === 'school') return [`school ${fact.school}`];
      if (fact.fact === 'placement') return [`placement ${fact.placement}`];
      if (fact.fact === 'convenant') return [`convenant ${fact.convenant} version ${fact.version}`];
      return [];
    }),
  );
  return facts.flatMap((fact, at) =>
    mentioned(fact)
      .filter((name) => !introduced.has(name))
      .map((name) => `/facts/${at}: no fact tells of ${name}`),
  );
}

function mentioned(fact: Fact): string[] {
  if (fact.fact === 'enrolments') return fact.periods.map(({ school }) => `school ${school}`);
  if (fact.fact === 'invoice')
    return fact.lines.flatMap(({ placement }) => (placement ? [`placement ${placement}`] : []));
  if (fact.fact === 'home-consent') return [`placement ${fact.placement}`];
  if (fact.fact === 'publication') return [`convenant ${fact.convenant} version ${fact.version}`];
  return 'child' in fact ? [`child ${fact.child}`] : [];
}

function inWords({ instancePath, message, params }: ErrorObject): string {
  const details = Object.values(params as Record<string, unknown>).filter(
    (value) => typeof value === 'string' || Array.isArray(value),
  );
  return `${instancePath || '/'}: ${message ?? 'is wrong'} (${details.join(', ')})`;
}

function faulty(file: string, faults: readonly string[]): FaultyScenario {
  return new FaultyScenario([`${file} is not a scenario:`, ...faults].join('\n  '));
}
