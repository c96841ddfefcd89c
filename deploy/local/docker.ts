import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import type { StartedTestContainer } from 'testcontainers';
import { answers, freePort } from './ports';
import type { Server } from './postgres';
import { keptSecrets } from './secrets';

const POSTGRES_IMAGE = 'postgres:18';
const KAFKA_IMAGE = 'apache/kafka:4.3.0';
const KAFKA_PORT = 9092;

export interface ContainerOptions {
  readonly persistent: boolean;
  readonly password: string;
}

/** Does a Docker engine answer? Asked in a cheap way: most machines without one have no socket. */
export async function dockerAnswers(): Promise<boolean> {
  if (process.env['DOCKER_HOST']?.startsWith('tcp:')) return true;
  const given = process.env['DOCKER_HOST']?.replace(/^unix:\/\//, '');
  const usual = ['/var/run/docker.sock', join(homedir(), '.docker/run/docker.sock')];
  for (const socketPath of given ? [given] : usual)
    if (existsSync(socketPath) && (await ping(socketPath))) return true;
  return false;
}

/** PostgreSQL in a container; with `persistent` its data live in a named volume. */
export async function startDockerPostgres(options: ContainerOptions): Promise<Server> {
  const port = await freePort();
  const container = await prepared('postgres', POSTGRES_IMAGE, 5432, port, {
    persistent: options.persistent,
    folder: '/var/lib/postgresql',
  });
  const started = await container
    .withEnvironment({ POSTGRES_PASSWORD: options.password })
    .withCommand(['-c', 'max_connections=300', ...(options.persistent ? [] : ['-c', 'fsync=off'])])
    // It starts once for its own preparation and then for real, except on data that exist.
    .withHealthCheck({
      test: ['CMD-SHELL', 'pg_isready -h 127.0.0.1 -U postgres'],
      interval: 500,
      timeout: 3_000,
      retries: 120,
    })
    .withWaitStrategy(Wait.forHealthCheck())
    .start();
  const host = `${await hostOfEngine()}:${port}`;
  return reachable(`postgresql://postgres:${options.password}@${host}/postgres`, started);
}

/** A Kafka broker in a container, advertised under the port that the host gives it. */
export async function startDockerKafka(options: ContainerOptions): Promise<Server> {
  const port = await freePort();
  const host = await hostOfEngine();
  const container = await prepared('kafka', KAFKA_IMAGE, KAFKA_PORT, port, {
    persistent: options.persistent,
    folder: '/var/lib/kafka/data',
  });
  const started = await container
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: `PLAINTEXT://:${KAFKA_PORT},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${host}:${port}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_HEAP_OPTS: '-Xmx512m',
    })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
    .start();
  return reachable(`${host}:${port}`, started);
}

/** Removes the containers and volumes in which `npm start` keeps its data. */
export async function removeDockerData(): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  for (const name of ['postgres', 'kafka'].map(nameOf)) {
    await dockerode.getContainer(name).remove({ force: true }).catch(ignoreMissing);
    await dockerode.getVolume(name).remove().catch(ignoreMissing);
  }
}

/** With an engine of this machine everything stays on loopback. */
async function hostOfEngine(): Promise<string> {
  if (!isRemote()) return '127.0.0.1';
  return (await getContainerRuntimeClient()).info.containerRuntime.host;
}

function isRemote(): boolean {
  return process.env['DOCKER_HOST']?.startsWith('tcp:') ?? false;
}

/** An engine whose ports we cannot reach (we may be in a container ourselves) is of no use. */
async function reachable(address: string, started: StartedTestContainer): Promise<Server> {
  const stop = async () => void (await started.stop({ timeout: 20_000 }));
  const { hostname, port } = new URL(address.includes('://') ? address : `tcp://${address}`);
  if (await answers(hostname, Number(port))) return { address, stop };
  await stop();
  throw new Error(`its containers cannot be reached at ${hostname}`);
}

/** testcontainers publishes ports on every address of the machine; ours are for loopback only. */
class LoopbackContainer extends GenericContainer {
  protected override async beforeContainerCreated(): Promise<void> {
    if (isRemote()) return;
    const bindings = (this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(bindings).flat()) binding.HostIp = '127.0.0.1';
  }
}

async function prepared(
  part: string,
  image: string,
  inside: number,
  outside: number,
  data: { readonly persistent: boolean; readonly folder: string },
): Promise<GenericContainer> {
  const container = new LoopbackContainer(image).withExposedPorts({
    container: inside,
    host: outside,
  });
  if (!data.persistent) return container;
  const name = nameOf(part);
  const { dockerode } = (await getContainerRuntimeClient()).container;
  // Left behind by a start that was killed: it would hold the volume.
  await dockerode.getContainer(name).remove({ force: true }).catch(ignoreMissing);
  return container
    .withName(name)
    .withBindMounts([{ source: name, target: data.folder, mode: 'rw' }]);
}

/** Each checkout has containers and volumes of its own. */
function nameOf(part: string): string {
  return `grensverkeer-${keptSecrets().installation}-${part}`;
}

function ignoreMissing(error: { statusCode?: number }): void {
  if (error.statusCode !== 404) throw error;
}

function ping(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/_ping', timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
    asked.once('timeout', () => asked.destroy());
    asked.end();
  });
}
