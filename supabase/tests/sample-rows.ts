import type { Sql } from '../embedded/sql';

export type Row = Record<string, unknown>;
export type Column = {
  name: string;
  type: string;
  required: boolean;
  choices: string[] | null;
  parent: string | null;
  /** Filled with the caller, whom the owner of the database does not have. */
  is_caller: boolean;
};
export type Table = { name: string; key: string[]; columns: Column[] };
/** What sample rows refer to: the organisation, its rep, and one row of every table made so far. */
export type World = {
  orgId: string;
  repId: string;
  spareUserId: string;
  /** A second contact, for tables that hold one row a contact. */
  spareContactId?: string;
  made: Map<string, Row>;
  serial: number;
};

const letters = () => crypto.randomUUID().replaceAll(/[0-9-]/g, 'x');

/** What the catalogue cannot say about a valid row. */
const SPECIAL: Record<string, (world: World) => Row> = {
  api_keys: () => ({ scopes: ['read'] }),
  contacts: ({ repId }) => ({ owner_id: repId, email: `${crypto.randomUUID()}@example.com` }),
  conversation_feedback: () => ({ rating: 4 }),
  customer_personas: ({ made, spareContactId }): Row =>
    made.has('customer_personas') && spareContactId ? { contact_id: spareContactId } : {},
  deals: ({ repId }) => ({ owner_id: repId }),
  embeddings: () => ({ kind: 'note', embedding: JSON.stringify(Array.from({ length: 512 }, () => 0.1)) }),
  commons_benchmarks: () => ({ largest_share: 0.2 }),
  commons_templates: () => ({ template: letters(), largest_share: 0.2 }),
  commons_templates_given: () => ({ template: letters() }),
  industry_benchmarks: () => ({ industry: 'technology', source: 'custom' }),
  event_subscriptions: () => ({ url: 'https://example.com', events: ['plan.decided'] }),
  insight_rules: () => ({ conditions: [{ field: 'days_in_stage', op: '>', value: 30 }] }),
  invitations: () => ({ email: `${crypto.randomUUID()}@example.com` }),
  memberships: ({ spareUserId }) => ({
    principal_id: spareUserId,
    user_id: spareUserId,
    kind: 'user',
    role: 'rep',
  }),
  member_days: () => ({ day: '2026-11-01' }),
  notifications: () => ({ href: '/deals' }),
  persona_ratings: () => ({ stars: 4 }),
  reply_runs: () => ({ status: 'done' }),
  retention_policies: () => ({ keep_days: 90 }),
};

export async function readTables(sql: Sql): Promise<Table[]> {
  const rows = await sql.query<Column & { table: string; in_key: boolean }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '' as required,
      coalesce(a.attnum = any (k.conkey), false) as in_key,
      coalesce(pg_get_expr(d.adbin, d.adrelid) like '%auth.uid()%', false) as is_caller,
      (select array_agg(m[1]) from pg_constraint ch
        cross join regexp_matches(pg_get_constraintdef(ch.oid), '''([^'']+)''::text', 'g') as m
        where ch.conrelid = c.oid and ch.contype = 'c' and ch.conkey = array[a.attnum]
          and pg_get_constraintdef(ch.oid) ~ 'ANY \\(') as choices,
      (select p.relname from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.conkey[cardinality(f.conkey)] = a.attnum
          and p.relnamespace = 'public'::regnamespace and p.relname <> 'organizations' limit 1) as parent
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname, a.attnum`);
  const tables = new Map<string, Table>();
  for (const { table, in_key, ...column } of rows) {
    const entry = tables.get(table) ?? { name: table, key: [], columns: [] };
    if (in_key) entry.key.push(column.name);
    entry.columns.push(column);
    tables.set(table, entry);
  }
  return parentsFirst([...tables.values()]);
}

function parentsFirst(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const visit = (table: Table) => {
    if (sorted.includes(table)) return;
    for (const { parent, required } of table.columns) {
      const found = tables.find(({ name }) => name === parent && name !== table.name);
      if (found && required) visit(found);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

/** A new, valid row of the organisation: required columns filled by type, references to what was made. */
export function sampleRow(table: Table, world: World): Row {
  const row: Row = {};
  world.serial++;
  for (const column of table.columns) {
    if (column.name === 'org_id') row.org_id = world.orgId;
    else if (column.is_caller || column.name === 'principal_id') row[column.name] = world.repId;
    else if (column.name === 'id' && column.type === 'uuid') row.id = crypto.randomUUID();
    else if (column.required || table.key.includes(column.name)) row[column.name] = valueFor(column, world);
  }
  return { ...row, ...SPECIAL[table.name]?.(world) };
}

function valueFor({ name, type, choices, parent }: Column, world: World): unknown {
  const made = parent ? world.made.get(parent) : undefined;
  if (made) return made.id ?? made.principal_id;
  if (choices?.[0]) return choices[0];
  if (type === 'uuid')
    return /^(principal|user|owner|created_by|member)/.test(name) ? world.repId : crypto.randomUUID();
  if (type.startsWith('timestamp') || type === 'date') return '2026-11-01T00:00:00Z';
  if (type === 'boolean') return false;
  if (type === 'jsonb') return {};
  if (type.endsWith('[]')) return [];
  if (/double|real|numeric/.test(type)) return 0.5;
  // One number for every whole number of a row: unique from row to row, and no part exceeds its whole.
  if (/int/.test(type)) return world.serial;
  return `sample ${crypto.randomUUID()}`;
}
