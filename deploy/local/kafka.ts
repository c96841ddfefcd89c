import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { java, kafkaFiles, kafkaJars } from './kafka-jars';
import { freePort } from './ports';
import type { Server } from './postgres';
import { endLeftOver, startProgram, stopProgram, waitForLog } from './processes';
import type { Program } from './processes';
import type { Report } from './report';
import { run } from './run';

export interface KafkaOptions {
  readonly folder: string;
  /** Keep the usual ports where they are free, so that an address stays what it was. */
  readonly persistent: boolean;
  /** Wanted instead of the usual one: a broker that comes back must be found where it was. */
  readonly port?: number;
  readonly report: Report;
}

/** A Kafka broker that is its own controller, as a process of its own, on loopback. */
export async function startLocalKafka(options: KafkaOptions): Promise<Server> {
  const command = await java();
  const jars = await kafkaJars(options.report);
  const data = join(options.folder, 'kafka');
  const pidFile = join(options.folder, 'kafka.pid');
  await endLeftOver(pidFile, 'SIGTERM');
  const port = await freePort(...usualPort(options));
  const properties = writeProperties(options.folder, data, port, await freePort());
  if (!existsSync(join(data, 'meta.properties'))) await format(command, jars, data, properties);
  const program: Program = {
    name: 'Kafka',
    command,
    args: [
      ...['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      `-Dlog4j2.configurationFile=${join(kafkaFiles, 'log4j2.xml')}`,
      ...['-cp', join(jars, '*'), 'kafka.Kafka', properties],
    ],
    logFile: join(options.folder, 'logs', 'kafka.log'),
    pidFile,
    marker: properties,
    signal: 'SIGTERM',
    onDeath: options.report,
  };
  const child = startProgram(program);
  try {
    await waitForLog(program, child, 'Kafka Server started', 120_000);
  } catch (error) {
    await stopProgram(program, child);
    throw error;
  }
  return { address: `127.0.0.1:${port}`, stop: () => stopProgram(program, child) };
}

function usualPort({ port, persistent }: KafkaOptions): number[] {
  if (port !== undefined) return [port];
  return persistent ? [19092] : [];
}

function writeProperties(folder: string, data: string, port: number, controller: number): string {
  const values: Record<string, string> = {
    DATA: data,
    PORT: String(port),
    CONTROLLER_PORT: String(controller),
  };
  const template = readFileSync(join(kafkaFiles, 'server.properties'), 'utf8');
  const file = join(folder, 'kafka.properties');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    template.replace(/^[^#].*$/gm, (line) =>
      line.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    ),
  );
  return file;
}

async function format(
  command: string,
  jars: string,
  data: string,
  properties: string,
): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  // A cluster id is 16 bytes in URL-safe base64; the first byte keeps it from starting with "-".
  const id = Buffer.concat([Buffer.from([1]), randomBytes(15)]).toString('base64url');
  const jvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', join(jars, '*')];
  const args = [...jvm, 'kafka.tools.StorageTool', 'format', '-t', id, '-c', properties];
  const made = await run(command, args);
  if (made.ok) return;
  rmSync(data, { recursive: true, force: true });
  throw new Error(`Kafka's data folder could not be made:\n${made.output}`);
}
