import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../embedded/sql';
import { type TestStack, testStack } from '../embedded/test-db';
import { type Access, MATRIX } from './access-matrix';
import { type Row, readTables, sampleRow, type Table, type World } from './sample-rows';

type Actor = { role: 'anon' | 'authenticated'; sub?: string; scopes?: readonly string[] };
const OUTSIDERS = ['anon', 'otherOrgRep', 'otherOrgAdmin', 'removed'] as const;
const MEMBERS = ['rep', 'otherRep', 'admin', 'readKey', 'writeKey', 'adminKey'] as const;
type Name = (typeof OUTSIDERS)[number] | (typeof MEMBERS)[number];

let stack: TestStack;
let tables: Table[];
let world: World;
let actors: Record<Name, Actor>;

class Undo extends Error {}

beforeAll(async () => {
  stack = await testStack();
  tables = await readTables(stack.sql);
  const [org, other, removed, spare] = await Promise.all([
    stack.orgWith('Ours'),
    stack.orgWith('Theirs'),
    stack.signUp(),
    stack.signUp(),
  ]);
  const [readKey, writeKey, adminKey] = await Promise.all([
    stack.apiKey(org.id, ['read']),
    stack.apiKey(org.id, ['write']),
    stack.apiKey(org.id, ['admin']),
  ]);
  const person = (sub: string): Actor => ({ role: 'authenticated', sub });
  actors = {
    anon: { role: 'anon' },
    otherOrgRep: person(other.rep.id),
    otherOrgAdmin: person(other.admin.id),
    removed: person(removed.id),
    rep: person(org.rep.id),
    otherRep: person(org.otherRep.id),
    admin: person(org.admin.id),
    readKey: { ...person(readKey.id), scopes: ['read'] },
    writeKey: { ...person(writeKey.id), scopes: ['write'] },
    adminKey: { ...person(adminKey.id), scopes: ['admin'] },
  };
  await stack.sql.query(
    `insert into public.memberships (org_id, principal_id, kind, role, user_id) values ($1, $2, 'user', 'admin', $2)`,
    [org.id, removed.id],
  );
  await stack.sql.query('delete from public.memberships where principal_id = $1', [removed.id]);
  world = { orgId: org.id, repId: org.rep.id, spareUserId: spare.id, made: new Map(), serial: 1000 };
  world.made.set('memberships', { principal_id: org.rep.id });
  const parents = new Set(tables.flatMap(({ columns }) => columns.map(({ parent }) => parent)));
  for (const table of tables.filter(({ name }) => parents.has(name) && !world.made.has(name))) {
    world.made.set(table.name, await insert(stack.sql, table, sampleRow(table, world)).catch(inTable(table)));
  }
  const contacts = tables.find(({ name }) => name === 'contacts');
  if (contacts)
    world.spareContactId = String((await insert(stack.sql, contacts, sampleRow(contacts, world))).id);
});
afterAll(() => stack.close());

async function insert(sql: Sql, table: Table, row: Row): Promise<Row> {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  await sql.script(`insert into public.${table.name} (${columns}) overriding system value select ${columns}
    from jsonb_populate_record(null::public.${table.name}, ${literal(JSON.stringify(row))}::jsonb)`);
  return row;
}

function inTable({ name }: Table) {
  return (cause: Error) => {
    throw new Error(`No sample row for ${name} (supabase/tests/sample-rows.ts): ${cause.message}`, { cause });
  };
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What the actor gets done with a row of the organisation; every attempt is undone. */
async function attempt(
  table: Table,
  command: 's' | 'i' | 'u' | 'd',
  actor: Actor,
  access: Access,
): Promise<boolean> {
  let done = false;
  const trial = stack.sql.transaction(async (tx) => {
    const row = sampleRow(table, world);
    const target = table.name === 'organizations' ? { id: world.orgId } : row;
    if (command !== 'i' && table.name !== 'organizations') await insert(tx, table, row).catch(inTable(table));
    await become(tx, actor);
    const where = table.key.map((name) => `"${name}"::text = ${literal(String(target[name]))}`).join(' and ');
    const column = access.set ?? table.key[0];
    const statements = {
      s: `select ${table.key[0]} from public.${table.name} where ${where}`,
      u: `with x as (update public.${table.name} set "${column}" = "${column}" where ${where} returning 1) select * from x`,
      d: `with x as (delete from public.${table.name} where ${where} returning 1) select * from x`,
    };
    if (command === 'i') await insert(tx, table, row);
    done = command === 'i' || (await tx.query(statements[command])).length === 1;
    throw new Undo();
  });
  await trial.catch((error: Error & { code?: string }) => {
    if (error instanceof Undo) return;
    if (!['42501', 'PT403'].includes(error.code ?? '')) throw error;
    done = false;
  });
  return done;
}

async function become(tx: Sql, { role, sub, scopes }: Actor): Promise<void> {
  const claims = JSON.stringify({ role, ...(sub ? { sub } : {}), ...(scopes ? { scopes } : {}) });
  await tx.script(`set local role ${role}; select set_config('request.jwt.claims', ${literal(claims)}, true),
    set_config('request.jwt.claim.sub', '${sub ?? ''}', true), set_config('request.jwt.claim.role', '${role}', true)`);
}

describe('the access matrix', { timeout: 120_000 }, () => {
  it('has a line for every table of the schema, and no other', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('finds row-level security enabled and forced on every table', async () => {
    const open = await stack.sql.query(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  it.each(Object.entries(MATRIX))('%s', async (name, access) => {
    const table = tables.find((candidate) => candidate.name === name);
    if (!table) throw new Error(`There is no table ${name}.`);
    const actual: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const who of [...OUTSIDERS, ...MEMBERS]) {
      expected[who] = who in access ? access[who as (typeof MEMBERS)[number]] : (access.outside ?? '');
      actual[who] = '';
      for (const command of ['s', 'i', 'u', 'd'] as const) {
        if (await attempt(table, command, actors[who], access)) actual[who] += command;
      }
    }
    expect(actual).toEqual(expected);
  });
});
