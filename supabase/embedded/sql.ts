import type { PGlite, Transaction } from '@electric-sql/pglite';
import type postgres from 'postgres';
import type { Turns } from './turns';

export type Row = Record<string, unknown>;

/** Direct SQL as the owner of the database, past row-level security: for the stack, seeds and tests. */
export type Sql = {
  query: <R = Row>(text: string, params?: readonly unknown[]) => Promise<R[]>;
  /** Several statements at once, without parameters; answers the rows of each. */
  script: (text: string) => Promise<Row[][]>;
  transaction: <T>(work: (tx: Sql) => Promise<T>) => Promise<T>;
};

function inTransaction(tx: Transaction | PGlite): Sql {
  const self: Sql = {
    query: async <R>(text: string, params: readonly unknown[] = []) =>
      (await tx.query<R>(text, [...params])).rows,
    script: async (text) => (await tx.exec(text)).map((result) => result.rows as Row[]),
    transaction: (work) => work(self),
  };
  return self;
}

export function pgliteSql(db: PGlite, turns: Turns): Sql {
  return {
    query: (text, params) => turns.run(() => inTransaction(db).query(text, params)),
    script: (text) => turns.run(() => inTransaction(db).script(text)),
    transaction: (work) => turns.run(() => db.transaction((tx) => work(inTransaction(tx)))),
  };
}

export function postgresSql(client: postgres.Sql): Sql {
  const over = (sql: postgres.ISql): Omit<Sql, 'transaction'> => ({
    query: async <R>(text: string, params: readonly unknown[] = []) => {
      const rows = await sql.unsafe(text, params.map(toParameter));
      return [...rows] as R[];
    },
    script: async (text) => {
      const results: unknown = await sql.unsafe(text).simple();
      // One statement answers its rows, several answer a list of row lists.
      const rows = results as Row[] | Row[][];
      return Array.isArray(rows[0]) ? (rows as Row[][]) : [rows as Row[]];
    },
  });
  return {
    ...over(client),
    transaction: async <T>(work: (tx: Sql) => Promise<T>) => {
      let result: { value: T } | undefined;
      await client.begin(async (tx) => {
        const inner: Sql = { ...over(tx), transaction: (nested) => nested(inner) };
        result = { value: await work(inner) };
      });
      if (!result) throw new Error('The transaction ended without a result.');
      return result.value;
    },
  };
}

function toParameter(value: unknown): postgres.ParameterOrJSON<never> {
  return value as postgres.ParameterOrJSON<never>;
}
