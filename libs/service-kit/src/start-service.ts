import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { writeFileSync } from 'fs';
import type { Server } from 'http';
import { bsnKeys, config } from './config';
import { ContentTypeGuard, contentTypeOf } from './content-type';
import { HealthController } from './health';
import { logError, logEvent, nestLogger, startLog } from './log';
import { openApiOf, type ApiTitle } from './open-api';
import { ProblemFilter, bodyFault } from './problem-filter';
import { receive } from './request';
import { validationPipe } from './validation';

export interface ServiceOptions extends ApiTitle {
  readonly name: 'enrolment' | 'placement' | 'convenant' | 'billing';
  /** The consumer of this service's topics; it starts after the doors are open. */
  readonly strategy?: (app: NestExpressApplication) => CustomTransportStrategy;
  /** This service seals or looks up a BSN: its keys are checked before anything starts. */
  readonly holdsBsn?: boolean;
  /** JSON bodies larger than 1 MB, in bytes per path such as `/v1/invoices`. */
  readonly jsonLimits?: Readonly<Record<string, number>>;
}

const JSON_LIMIT = 1024 * 1024;
const OUTSIDE_V1 = ['_healthz', '_healthz/livez', '_healthz/readyz', 'metrics'];
const LONGEST_STOP_MS = 8_000;
/** What still runs may be answered until then; the rest of the time is for the database. */
const LONGEST_ANSWER_MS = 5_000;

@Module({})
class Service {
  static of(AppModule: Type): DynamicModule {
    return { module: Service, imports: [AppModule], controllers: [HealthController] };
  }
}

/**
 * Runs a service until it is told to stop, or with `--openapi FILE` only writes its document.
 * When ready it says so with its address, in the log and to the process that forked it.
 */
export async function startService(AppModule: Type, options: ServiceOptions): Promise<void> {
  const at = process.argv.indexOf('--openapi');
  if (at >= 0) return writeOpenApi(AppModule, options, process.argv[at + 1] ?? 'openapi.json');
  startLog(options.name, 'info');
  try {
    const { host, port, logLevel } = config();
    if (options.holdsBsn) bsnKeys();
    startLog(options.name, logLevel);
    const app = await createService(AppModule, options);
    stopWhenTold(app);
    await app.listen(port, host);
    if (options.strategy) app.connectMicroservice({ strategy: options.strategy(app) });
    await app.startAllMicroservices();
    const url = await app.getUrl();
    logEvent('info', 'service_ready', { url });
    process.send?.({ ready: true, url });
  } catch (error) {
    logError('service_not_started', error);
    process.exit(1);
  }
}

/** The application with its doors set up but not yet open; tests open it on port 0. */
export async function createService(
  AppModule: Type,
  options: ServiceOptions,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(Service.of(AppModule), {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger,
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(receive);
  readJson(app, options.jsonLimits ?? {});
  app.setGlobalPrefix('v1', { exclude: OUTSIDE_V1 });
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new ContentTypeGuard());
  const document = openApiOf(app, options);
  app.use('/v1/openapi.json', (_: Request, response: Response) => {
    response.setHeader('Access-Control-Allow-Origin', '*').json(document);
  });
  return app;
}

/** JSON only: other types stay a stream for the route that takes them. */
function readJson(app: NestExpressApplication, limits: Readonly<Record<string, number>>): void {
  const parser = (limit: number, mine: (path: string) => boolean) =>
    app.useBodyParser('json', {
      limit,
      type: (request: Request) =>
        contentTypeOf(request) === 'application/json' && mine(request.url.split('?', 1)[0] ?? ''),
    });
  for (const [path, limit] of Object.entries(limits)) parser(limit, (asked) => asked === path);
  parser(JSON_LIMIT, (asked) => limits[asked] === undefined);
  app.use((error: unknown, _request: Request, _response: Response, next: NextFunction) =>
    next(bodyFault(error)),
  );
}

async function writeOpenApi(AppModule: Type, options: ServiceOptions, file: string): Promise<void> {
  const app = await NestFactory.create(Service.of(AppModule), { preview: true, logger: false });
  app.setGlobalPrefix('v1', { exclude: OUTSIDE_V1 });
  writeFileSync(file, `${JSON.stringify(openApiOf(app, options), null, 2)}\n`);
}

/** A signal, or the end of the process that forked this one: finish what runs, then leave. */
function stopWhenTold(app: NestExpressApplication): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logEvent('info', 'service_stopping', { signal });
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    closeConnections(app.getHttpServer());
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logError('service_not_stopped', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (!process.send) return;
  process.once('disconnect', () => stop('disconnect'));
  // It may have gone while we were starting.
  if (!process.connected) stop('disconnect');
}

/** A connection that is kept alive would hold the server open: close each when it has its answer. */
function closeConnections(server: Server): void {
  setInterval(() => server.closeIdleConnections(), 50).unref();
  setTimeout(() => server.closeAllConnections(), LONGEST_ANSWER_MS).unref();
}
