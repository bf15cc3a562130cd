import { z } from 'zod';
import { AppError } from '../errors';

/** `limit` and `cursor` of every list. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type ListQuery = z.output<typeof listQuery>;

export function listOf<S extends z.ZodType>(row: S) {
  return z.object({ data: z.array(row), next_cursor: z.string().nullable() });
}
export type List<T> = { data: T[]; next_cursor: string | null };

const position = z.tuple([z.union([z.string(), z.number()]), z.union([z.uuid(), z.number().int()])]);
/** Where a page ended: the value of the sort column and the id that breaks ties. */
export type Position = z.output<typeof position>;

export function encodeCursor(at: Position): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

export function decodeCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('validation', 'This cursor is not one that we gave out.', {
      errors: [{ path: 'cursor', message: 'Use next_cursor of the page before, unchanged.' }],
      cause,
    });
  }
}

/** Turns `limit + 1` rows into a page: the extra row only says that there is more. */
export function toPage<T>(rows: readonly T[], limit: number, positionOf: (row: T) => Position): List<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { data, next_cursor: hasMore ? encodeCursor(positionOf(last)) : null };
}

/** A PostgREST `or` filter: rows strictly after the position, for a sort by (column, id) in one direction. */
export function afterPosition(
  [value, id]: Position,
  column: string,
  direction: 'asc' | 'desc',
  idColumn = 'id',
): string {
  const operator = direction === 'asc' ? 'gt' : 'lt';
  const quoted = JSON.stringify(String(value));
  return `${column}.${operator}.${quoted},and(${column}.eq.${quoted},${idColumn}.${operator}.${id})`;
}
