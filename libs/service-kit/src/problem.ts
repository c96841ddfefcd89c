/** One fault in the input: which member, a code for machines and a reason for people. */
export interface InvalidParam {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

/** RFC 9457 with the members that municipal clients know (NL API Design Rules 2.2). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly invalidParams?: readonly InvalidParam[];
  readonly nl?: string;
  readonly en?: string;
}

export interface RefusalOptions {
  /** HTTP status; 409 unless said. */
  readonly status?: number;
  readonly params?: readonly InvalidParam[];
  /** For the header `Retry-After`: the same may well succeed then. */
  readonly retryAfterSeconds?: number;
  /** The reason in Dutch and English, where a person sees it. */
  readonly nl?: string;
  readonly en?: string;
}

/**
 * An expected no, with a code that machines can act on. `detail` is shown to the caller: no
 * BSN, no name, no value that a person typed.
 */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly status: number;

  constructor(
    readonly code: string,
    readonly detail: string,
    readonly options: RefusalOptions = {},
  ) {
    super(`${code}: ${detail}`);
    this.status = options.status ?? 409;
  }
}

/** Answered with 404; `what` is a word of the trade ("child"), `id` an id of ours. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound';

  constructor(what: string, id: string) {
    super('not-found', `There is no ${what} ${id}.`, { status: 404 });
  }
}

const TITLES: Record<number, string> = {
  400: 'Invalid input',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Not possible',
  500: 'Internal error',
  503: 'Not available',
};

/** The document that goes over the line. `instance` is the id of the request, as in the log. */
export function problemOf(refusal: Refusal, instance: string): Problem {
  const { params, nl, en } = refusal.options;
  return {
    type: `urn:problem:grensverkeer:${refusal.code}`,
    title: TITLES[refusal.status] ?? 'Refused',
    status: refusal.status,
    detail: refusal.detail,
    instance: `urn:uuid:${instance}`,
    code: refusal.code,
    ...(params && { invalidParams: params }),
    ...(nl && { nl }),
    ...(en && { en }),
  };
}
