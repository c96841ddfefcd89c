import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type as Turn } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Refusal } from './problem';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;

/** The query of every collection; extend it with filters. */
export class PageQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Turn(() => Number)
  @IsInt({ message: 'is-whole-number|must be a whole number' })
  @Min(1, { message: 'out-of-range|must be at least 1' })
  @Max(MAX_PAGE_SIZE, { message: 'out-of-range|must be at most 500' })
  pageSize: number = DEFAULT_PAGE_SIZE;

  /** From the `next` link of the page before; means nothing outside. */
  @ApiProperty({ required: false, type: 'string' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,400}$/, { message: 'is-cursor|must come from a next link' })
  cursor?: string;
}

export interface Page<Item> {
  readonly _links: { readonly self: { href: string }; readonly next?: { href: string } };
  readonly items: readonly Item[];
}

/** The key after which the page starts, or undefined for the first page. @throws Refusal 400 */
export function after(query: PageQuery): string | undefined {
  if (query.cursor === undefined) return undefined;
  const key = Buffer.from(query.cursor, 'base64url').toString('utf8');
  const isOurs = Buffer.from(key).toString('base64url') === query.cursor && !/\p{Cc}/u.test(key);
  if (isOurs) return key;
  throw new Refusal('invalid-cursor', 'Take the cursor from a next link.', { status: 400 });
}

/**
 * A page of a collection. Read `pageSize + 1` rows after the cursor's key: the extra one only
 * says that there is a next page.
 * @param self the address asked for (`request.originalUrl`)
 * @param keyOf the text by which the rows are sorted and from which the next page starts
 */
export function pageOf<Row>(
  self: string,
  query: PageQuery,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Page<Row> {
  const items = rows.slice(0, query.pageSize);
  const last = items.at(-1);
  if (rows.length <= query.pageSize || last === undefined) {
    return { _links: { self: { href: self } }, items };
  }
  const next = new URL(self, 'http://here');
  next.searchParams.set('cursor', Buffer.from(keyOf(last)).toString('base64url'));
  return { _links: { self: { href: self }, next: { href: next.pathname + next.search } }, items };
}

/** Documents the answer of a collection of `Item`. */
export function ApiPage(Item: Type): MethodDecorator {
  const link = { type: 'object', properties: { href: { type: 'string' } }, required: ['href'] };
  return applyDecorators(
    ApiExtraModels(Item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['_links', 'items'],
        properties: {
          _links: { type: 'object', properties: { self: link, next: link }, required: ['self'] },
          items: { type: 'array', items: { $ref: getSchemaPath(Item) } },
        },
      },
    }),
  );
}
