import type { Sql } from '../embedded/sql';
import type { Column, Row, Table } from './sample-rows';

const OPEN_TEXT = ['text', 'jsonb', 'text[]'];

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Inserts the row as the owner of the database. */
export async function insertRow(sql: Sql, table: Table, row: Row): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  await sql.script(`insert into public.${table.name} (${columns}) overriding user value select ${columns}
    from jsonb_populate_record(null::public.${table.name}, ${literal(JSON.stringify(row))}::jsonb)`);
}

function canaryFor({ type }: Column, text: string): unknown {
  if (type === 'jsonb') return { quoted: text, list: [text] };
  return type === 'text[]' ? [text] : text;
}

/** Fills every text column that takes it; constraints decide which. Answers how many were planted. */
export async function plant(sql: Sql, table: Table, row: Row, text: string): Promise<number> {
  let planted = 0;
  const full = { ...row };
  const generated = await sql.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'public.${table.name}'::regclass and attgenerated <> ''`,
  );
  for (const column of table.columns) {
    const isOpen =
      OPEN_TEXT.includes(column.type) &&
      !column.parent &&
      !generated.some(({ name }) => name === column.name);
    if (!isOpen) continue;
    for (const value of [canaryFor(column, text), [canaryFor(column, text)]]) {
      const trial = { ...full, [column.name]: value };
      const isTaken = await sql
        .transaction(async (tx) => {
          await insertRow(tx, table, trial);
          throw new Error('undo');
        })
        .catch((error: Error) => error.message === 'undo');
      if (!isTaken) continue;
      full[column.name] = value;
      planted += 1;
      break;
    }
  }
  await insertRow(sql, table, full).catch((cause: Error) => {
    throw new Error(`No row for ${table.name}: ${cause.message}`, { cause });
  });
  return planted;
}

/** Every table, queues included, in which the text stands. */
export async function tracesOf(sql: Sql, text: string, orgId?: string): Promise<string[]> {
  const places = await sql.query<{ place: string; has_org: boolean }>(`
    select c.oid::regclass::text as place,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id') as has_org
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('public', 'pgmq', 'private')`);
  const hits: string[] = [];
  for (const { place, has_org } of places) {
    const scope = orgId && has_org ? ` and t.org_id = ${literal(orgId)}` : '';
    const jsonText = JSON.stringify(text).slice(1, -1);
    const found = await sql.query(
      `select 1 from ${place} t where (position($1 in t::text) > 0 or position($2 in t::text) > 0
        or position($1 in to_jsonb(t)::text) > 0 or position($2 in to_jsonb(t)::text) > 0)${scope} limit 1`,
      [text, jsonText],
    );
    if (found.length > 0) hits.push(place);
  }
  return hits;
}
