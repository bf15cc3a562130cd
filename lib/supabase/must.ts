import { type DatabaseError, fromDatabase } from '../errors';

type Result = { data: unknown; error: DatabaseError | null };

/** The rows of a query, or its error in our vocabulary. */
export async function must<R extends Result>(
  query: PromiseLike<R>,
): Promise<Extract<R, { error: null }>['data']> {
  const result = await query;
  if (result.error) throw fromDatabase(result.error);
  return result.data;
}
