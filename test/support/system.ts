import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabases, dropDatabases, type ServiceName } from '../../deploy/local/databases';
import { silent } from '../../deploy/local/report';
import { startServices, type Services } from '../../deploy/local/services';
import { stackOfTests, testTopicPrefix } from './stack-of-tests';

export interface TestSystem extends Services {
  readonly databases: Readonly<Record<ServiceName, string>>;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  /** One log file per service, for when a test fails. */
  readonly logFolder: string;
}

/** All four services as processes, on fresh databases and topics; `stop` it in `afterAll`. */
export async function startSystem(env: Record<string, string> = {}): Promise<TestSystem> {
  const stack = stackOfTests();
  const name = `test_${randomBytes(5).toString('hex')}`;
  const logFolder = join(tmpdir(), 'grensverkeer-test-logs', name);
  const databases = await createDatabases(stack, name);
  const topicPrefix = testTopicPrefix();
  const { kafkaBrokers } = stack;
  const services = await startServices({
    ...{ databases, kafkaBrokers, topicPrefix, logFolder, env, report: silent },
  });
  return {
    ...{ databases, kafkaBrokers, topicPrefix, logFolder },
    urls: services.urls,
    get pids() {
      return services.pids;
    },
    stop: async () => {
      await services.stop();
      await dropDatabases(stack, name);
    },
  };
}
