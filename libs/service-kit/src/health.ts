import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { setTimeout as sleep } from 'timers/promises';
import type { DataSource } from 'typeorm';
import { logError } from './log';

/**
 * Token under which any module may provide a `HealthDetails`; all of them are collected. It is
 * text, so that a library that may not import this one can contribute too.
 */
export const HEALTH_DETAILS = 'HEALTH_DETAILS';

const READY_WITHIN_MS = 2_000;

export type Figures = Record<string, number | string>;

export interface HealthDetails {
  /** Figures by name: `outbox`, `parked`, `lag`, `due`, … */
  details(): Promise<Figures>;
  /** False while the service cannot do its work; absent = always ready. */
  ready?(): boolean | Promise<boolean>;
}

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** Seconds per request, by route pattern (never by address) and status. */
export const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
});
const figures = new Gauge({
  name: 'grensverkeer_figure',
  help: 'The figures of the health page, by name',
  labelNames: ['name'],
  registers: [registry],
});

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /** The process answers. */
  @Get('_healthz/livez')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The database answers and no part of the service says that it cannot work. */
  @Get('_healthz/readyz')
  async ready(@Res() response: Response): Promise<void> {
    const ready = await this.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable' });
  }

  /** Ready or not, with the figures that an operator asks for first. */
  @Get('_healthz')
  async health(@Res() response: Response): Promise<void> {
    const ready = await this.isReady();
    const details = ready ? await this.figures() : {};
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable', details });
  }

  /** For Prometheus. */
  @Get('metrics')
  @Header('Content-Type', registry.contentType)
  async metrics(): Promise<string> {
    for (const [name, value] of Object.entries(await this.figures())) {
      if (typeof value === 'number') figures.set({ name }, value);
    }
    return registry.metrics();
  }

  private async isReady(): Promise<boolean> {
    try {
      // A database that does not answer must not keep the page silent too.
      const late = sleep(READY_WITHIN_MS, false, { ref: false });
      return await Promise.race([this.areAllReady(), late]);
    } catch {
      // Not being reachable is what this page is there to say; the pool logs why.
      return false;
    }
  }

  private async areAllReady(): Promise<boolean> {
    await this.database.query('select 1');
    for (const part of this.parts()) if ((await part.ready?.()) === false) return false;
    return true;
  }

  private async figures(): Promise<Figures> {
    const parts = await Promise.all(this.parts().map(figuresOf));
    return Object.assign({ figuresMissing: 0 }, ...parts) as Figures;
  }

  private parts(): HealthDetails[] {
    return [...this.modules.values()]
      .map((module) => module.providers.get(HEALTH_DETAILS)?.instance as HealthDetails | undefined)
      .filter((part): part is HealthDetails => part !== undefined && part !== null);
  }
}

/**
 * A part that cannot tell (the broker is away) must not hide the figures of the others; nor may
 * what it does not tell pass for nothing.
 */
async function figuresOf(part: HealthDetails): Promise<Figures> {
  try {
    return await part.details();
  } catch (error) {
    logError('figures_missing', error);
    return { figuresMissing: 1 };
  }
}
