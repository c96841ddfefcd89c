import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, projectRoot } from './paths';
import { timed, type Report } from './report';
import { run } from './run';

const KAFKA_VERSION = '4.3.0';
const OLDEST_JAVA = 17;

/** Files that stand beside the sources and are not compiled. */
export const kafkaFiles = join(projectRoot, 'deploy', 'local');

/** The `java` to use; throws, naming what to install, when there is none of 17 or later. */
export async function java(): Promise<string> {
  const home = process.env['JAVA_HOME'];
  for (const command of [...(home ? [join(home, 'bin', 'java')] : []), 'java']) {
    const { output } = await run(command, ['-version']);
    const version = /version "(\d+)/.exec(output)?.[1];
    if (Number(version) >= OLDEST_JAVA) return command;
  }
  throw new Error(
    `Kafka needs Java ${OLDEST_JAVA} or later, and none was found. Install it ` +
      '(Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk), ' +
      'or start a Docker engine, or give KAFKA_BROKERS.',
  );
}

/** The folder with Kafka's jars; fetched by Maven the first time, kept afterwards. */
export async function kafkaJars(report: Report): Promise<string> {
  const jars = join(cacheFolder(), `kafka-${KAFKA_VERSION}`);
  if (!existsSync(jars))
    await timed(report, `Kafka ${KAFKA_VERSION} fetched by Maven into ${jars}`, () =>
      fetchJars(jars),
    );
  return jars;
}

async function fetchJars(jars: string): Promise<void> {
  if (!(await run('mvn', ['-version'])).ok)
    throw new Error(
      'Kafka is fetched by Maven the first time, and Maven was not found. Install it ' +
        '(Debian: apt-get install maven; macOS: brew install maven), ' +
        'or start a Docker engine, or give KAFKA_BROKERS.',
    );
  // Made beside its final place and then renamed: a download that is cut off is never used.
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(`${jars}-fetching-`);
  copyFileSync(join(kafkaFiles, 'pom.xml'), join(work, 'pom.xml'));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=libs'];
  const fetched = await run('mvn', ['-q', '-B', ...goal], { cwd: work });
  try {
    if (!fetched.ok) throw new Error(`Maven could not fetch Kafka:\n${fetched.output}`);
    if (!existsSync(jars)) renameSync(join(work, 'libs'), jars);
  } catch (error) {
    // Another start may have been first; its jars are as good.
    if (!existsSync(jars) || readdirSync(jars).length === 0) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
