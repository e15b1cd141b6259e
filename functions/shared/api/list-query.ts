import * as z from 'zod';

/** What every list takes beside its filters. */
export interface Paging {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The query of a list with these filters; any other parameter is refused, since a mistyped filter would list everything. */
export const listQuery = <Filters extends z.ZodRawShape>(filters: Filters) =>
  z.strictObject({
    ...filters,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before.' }),
  });
