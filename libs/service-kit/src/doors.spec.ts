import { Body, Controller, Get, Global, Module, Post, Put, Query, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiOkResponse } from '@nestjs/swagger';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Accepts } from './content-type';
import { IsBsn, IsListOf, IsLocalDate, IsMunicipalityCode, IsUntil } from './fields';
import { HEALTH_DETAILS, type HealthDetails } from './health';
import { PageQuery } from './paging';
import { KeyParam, UuidParam } from './param';
import { Refusal } from './problem';
import { createService } from './start-service';

class Stretch {
  @IsLocalDate() from: string;
  @IsUntil() until: string | null;
  @IsMunicipalityCode() municipality: string;
}
class Thing {
  @IsBsn({ optional: true, nullable: true }) bsn?: string | null;
  @IsListOf(() => Stretch) stretches: Stretch[];
}

@Controller('things')
class ThingsController {
  @Put(':thingId')
  put(@UuidParam('thingId') thingId: string, @Body() thing: Thing) {
    return { thingId, stretches: thing.stretches.length };
  }
  @Get()
  list(@Query() query: PageQuery) {
    return { pageSize: query.pageSize };
  }
  @Get('refused/:key')
  refused(@KeyParam('key') key: string): never {
    throw new Refusal('thing-busy', 'The thing is busy.', { nl: `Bezet: ${key}`, en: 'Busy' });
  }
  @Get('broken')
  broken(): never {
    throw new Error('secret inside');
  }
  @Post('streams')
  @Accepts('application/xml')
  @ApiOkResponse({ type: Stretch })
  async stream(@Req() request: Request) {
    let length = 0;
    for await (const part of request) length += (part as Buffer).length;
    return { length };
  }
}

/** A database that is away: connecting is not what these doors are about. */
@Global()
@Module({
  providers: [{ provide: getDataSourceToken(), useValue: new DataSource({ type: 'postgres' }) }],
  exports: [getDataSourceToken()],
})
class NoDatabase {}

const speechless: HealthDetails = {
  details: () => Promise.reject(new Error('the broker is away')),
};
@Module({ providers: [{ provide: HEALTH_DETAILS, useValue: speechless }] })
class BrokenPart {}
const telling: HealthDetails = { details: () => Promise.resolve({ outbox: 3 }) };
@Module({ providers: [{ provide: HEALTH_DETAILS, useValue: telling }] })
class TellingPart {}

@Module({ imports: [NoDatabase, BrokenPart, TellingPart], controllers: [ThingsController] })
class ThingsModule {}

let app: NestExpressApplication;
let url: string;
beforeAll(async () => {
  const title = { title: 'Things', description: 'For this test' };
  app = await createService(ThingsModule, { name: 'billing', ...title });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(() => app.close());

const ID = '0198D2A0-0000-7000-8000-000000000001';
/** As deep as fits: what goes down level by level would run out of stack. */
const DEEP = '['.repeat(500_000) + ']'.repeat(500_000);
const json = { 'content-type': 'application/json' };
const stretch = { from: '2026-01-01', until: null, municipality: '0599' };
const call = (
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = json,
) => fetch(url + path, { method, headers, ...(body !== undefined && { body }) });

test.each([
  ['a JSON body that fits', { stretches: [stretch] }, undefined],
  [
    'an open list of faults',
    { stretches: [{ ...stretch, from: '2026-02-30', x: 1 }], y: 2 },
    [
      ['y', 'unknown-field'],
      ['stretches.0.x', 'unknown-field'],
      ['stretches.0.from', 'is-local-date'],
    ],
  ],
  [
    'an empty period',
    { stretches: [{ ...stretch, until: '2026-01-01' }] },
    [['stretches.0.until', 'period-empty']],
  ],
  ['a BSN that fails the 11-proof', { bsn: '999900007', stretches: [] }, [['bsn', 'is-bsn']]],
  [
    'a municipality of five digits',
    { stretches: [{ ...stretch, municipality: '05990' }] },
    [['stretches.0.municipality', 'is-municipality-code']],
  ],
  [
    'a municipality that never existed',
    { stretches: [{ ...stretch, municipality: '9999' }] },
    [['stretches.0.municipality', 'unknown-municipality']],
  ],
  ['a list that is no list', { stretches: 'none' }, [['stretches', 'is-list']]],
  ['a list of texts', { stretches: ['none'] }, [['stretches.0', 'is-object']]],
  ['a member that is missing', {}, [['stretches', 'is-list']]],
  [
    'a BSN typed as a member name',
    { stretches: [], '999900006': 1 },
    [['999900006', 'unknown-field']],
  ],
])('%s', async (_, body, faults) => {
  const answer = await call('PUT', `/v1/things/${ID}`, JSON.stringify(body));
  const problem = (await answer.json()) as Record<string, unknown>;
  if (faults === undefined) {
    expect(problem).toEqual({ thingId: ID.toLowerCase(), stretches: 1 });
    return;
  }
  expect(answer.status).toBe(400);
  expect(problem['code']).toBe('invalid-input');
  const told = problem['invalidParams'] as { name: string; code: string }[];
  const named = faults.map(([name, code]) => [name === '999900006' ? '?' : name, code]);
  expect(told.map(({ name, code }) => [name, code]).sort()).toEqual([...named].sort());
});

test.each([
  ['PUT', `/v1/things/${ID}`, '{"stretches":', json, 400, 'not-json'],
  ['PUT', `/v1/things/${ID}`, '[]', json, 400, 'invalid-input'],
  ['PUT', `/v1/things/${ID}`, '', json, 400, 'invalid-input'],
  ['PUT', `/v1/things/${ID}`, `{"stretches":${DEEP}}`, json, 400, 'invalid-input'],
  ['PUT', `/v1/things/${ID}`, `{"bsn":${DEEP},"stretches":[]}`, json, 400, 'invalid-input'],
  ['PUT', `/v1/things/${ID}`, '{"__proto__":{"stretches":[]}}', json, 400, 'invalid-input'],
  [
    'PUT',
    `/v1/things/${ID}`,
    '{}',
    { 'content-type': 'text/plain' },
    415,
    'content-type-not-supported',
  ],
  [
    'PUT',
    `/v1/things/${ID}`,
    '{}',
    { 'content-type': 'application/json; charset=latin1' },
    415,
    'content-type-not-supported',
  ],
  ['PUT', `/v1/things/${ID}`, `"${'x'.repeat(1024 * 1024)}"`, json, 413, 'too-large'],
  ['PUT', '/v1/things/999900006', '{"stretches":[]}', json, 400, 'invalid-input'],
  ['POST', '/v1/things/streams', '{}', json, 415, 'content-type-not-supported'],
  ['GET', '/v1/things?pageSize=501', undefined, {}, 400, 'invalid-input'],
  ['GET', '/v1/things?page=2', undefined, {}, 400, 'invalid-input'],
  ['GET', '/v1/things/refused/999900006', undefined, {}, 400, 'invalid-input'],
  ['GET', '/v1/things/refused/a-key', undefined, {}, 409, 'thing-busy'],
  ['GET', '/v1/things/broken', undefined, {}, 500, 'internal-error'],
  ['GET', '/v1/nothing', undefined, {}, 404, 'no-such-address'],
  ['GET', '/v1/things/%ff', undefined, {}, 400, 'bad-request'],
  ['DELETE', '/v1/things', undefined, {}, 405, 'method-not-allowed'],
  ['GET', '/_healthz/readyz', undefined, {}, 503, undefined],
  ['GET', '/_healthz/livez', undefined, {}, 200, undefined],
] as const)(
  '%s %s %# is answered with its code',
  async (method, path, body, headers, status, code) => {
    const answer = await call(method, path, body, headers);
    const text = await answer.text();
    expect([answer.status, (JSON.parse(text) as { code?: string }).code]).toEqual([status, code]);
    expect(text).not.toMatch(/secret|999900006/);
    expect(answer.headers.get('api-version')).toBe('1.0.0');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    if (code) expect(answer.headers.get('content-type')).toContain('application/problem+json');
  },
);

test('a route that takes a stream gets it untouched', async () => {
  const xml = { 'content-type': 'application/xml' };
  const answer = await call('POST', '/v1/things/streams', 'x'.repeat(3 * 1024 * 1024), xml);
  expect(await answer.json()).toEqual({ length: 3 * 1024 * 1024 });
});

test('the document is complete per the API rules', async () => {
  const document = (await (await call('GET', '/v1/openapi.json', undefined, {})).json()) as {
    info: { contact: Record<string, string> };
    servers: unknown;
    components: { schemas: Record<string, unknown> };
    paths: Record<string, Record<string, { responses: Record<string, Record<string, object>> }>>;
  };
  expect(Object.keys(document.info.contact).sort()).toEqual(['email', 'name', 'url']);
  expect(document.servers).toEqual([{ url: '/v1' }]);
  expect(Object.keys(document.paths)).toContain('/things/{thingId}');
  const put = document.paths['/things/{thingId}']?.['put'];
  expect(Object.keys(put?.responses ?? {})).toEqual(['200', '400', '409', '415', '503']);
  expect(put?.responses['200']?.['headers']).toHaveProperty('API-Version');
  expect(put?.responses['400']?.['content']).toHaveProperty('application/problem+json');
  const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(.*?)"/g)];
  expect(new Set(refs.map(([, name]) => name))).toEqual(
    new Set(Object.keys(document.components.schemas)),
  );
});

test('a part that cannot tell does not hide the figures of the others', async () => {
  const metrics = await (await call('GET', '/metrics', undefined, {})).text();
  expect(metrics).toContain('grensverkeer_figure{name="outbox"} 3');
  expect(metrics).toContain('grensverkeer_figure{name="figuresMissing"} 1');
});
