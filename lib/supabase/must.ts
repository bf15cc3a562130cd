import { type DatabaseError, fromDatabase } from '../errors';

type Result<T> = { data: T; error: null } | { data: unknown; error: DatabaseError };

/** The rows of a query, or its error in our vocabulary. */
export async function must<T>(query: PromiseLike<Result<T>>): Promise<T> {
  const result = await query;
  if (result.error) throw fromDatabase(result.error);
  return result.data as T;
}
