import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION } from './request';

export interface ApiTitle {
  readonly title: string;
  readonly description: string;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
interface Answer {
  headers?: Record<string, unknown>;
}

const TEXT = { type: 'string' };
const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457; `code` is for machines, `nl` and `en` are for people where given.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: TEXT,
    status: { type: 'integer' },
    detail: TEXT,
    instance: { type: 'string', format: 'uri' },
    code: TEXT,
    invalidParams: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'code', 'reason'],
        properties: { name: TEXT, code: TEXT, reason: TEXT },
      },
    },
    nl: TEXT,
    en: TEXT,
  },
};
const VERSION_HEADER = {
  'API-Version': { description: 'Version of this API', schema: { ...TEXT, example: API_VERSION } },
};
const MEANINGS: Record<string, string> = {
  400: 'The input is not valid; all faults are listed',
  404: 'There is no such thing',
  409: 'Contradicts what is known',
  415: 'Another content type is expected',
  503: 'Not possible now (the database is away or busy); try again after `Retry-After` seconds',
};

/** The document of the whole service, complete per NL API Design Rules 2.2. */
export function openApiOf(app: INestApplication, { title, description }: ApiTitle): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle(title)
    .setDescription(description)
    .setVersion(API_VERSION)
    .setContact(
      'Grensverkeer',
      'https://github.com/grensverkeer/grensverkeer/issues',
      'team@grensverkeer.example',
    )
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer('/v1')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    ignoreGlobalPrefix: true,
    operationIdFactory: (_, method) => method,
  });
  for (const path of Object.values(document.paths)) {
    for (const verb of ['get', 'put', 'post', 'delete', 'patch'] as const) {
      const operation = path[verb];
      if (operation) complete(operation, verb);
    }
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return { ...document, components: { ...document.components, schemas } } as OpenAPIObject;
}

/** Adds what is true of every operation and would otherwise be written above each of them. */
function complete(operation: Operation, verb: string): void {
  const writes = verb === 'put' || verb === 'post' || verb === 'patch';
  const inPath = operation.parameters?.some((part) => 'in' in part && part.in === 'path');
  const statuses = [
    ...(writes || operation.parameters?.length ? ['400'] : []),
    ...(inPath && verb !== 'put' ? ['404'] : []),
    ...(writes ? ['409'] : []),
    ...(operation.requestBody ? ['415'] : []),
    '503',
  ];
  for (const status of statuses) operation.responses[status] ??= problemAnswer(status);
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answer) (answer as Answer).headers = { ...(answer as Answer).headers, ...VERSION_HEADER };
    if (answer && /^[45]/.test(status)) Object.assign(answer, problemContent);
  }
}

const problemContent = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const problemAnswer = (status: string) => ({
  description: MEANINGS[status] ?? 'Refused',
  ...problemContent,
});
