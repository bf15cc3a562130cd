import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStack, testStack } from '../embedded/test-db';
import { insertRow, plant, tracesOf } from './canaries';
import { type Row, readTables, sampleRow, type Table, type World } from './sample-rows';

// The person's own name and address are the canaries: planted wherever a table takes text.
const NAME = 'Zdenka Vyskočilová (née "O\'Canary")';
const EMAIL = 'zdenka.canary@odland.example';
const WROTE = 'Between us: we leave in spring';
/** Our own people may bear the name of a contact; the audit log holds ids. */
const OWN_PEOPLE = [
  'memberships',
  'api_keys',
  'invitations',
  'team_members',
  'audit_log',
  'forecast_models',
  'idempotency_keys',
];

const MADE_BEFORE = ['memberships', 'contacts', 'audit_log'];
/** Without an organisation a row is nobody's: schedules, and what at least five organisations have in common. */
const isOfAnOrg = ({ columns }: Table) => columns.some(({ name }) => name === 'org_id');

let stack: TestStack;
let tables: Table[];
let firstSerial = 0;
/** One row in every table of the organisation, all text columns holding the canary. */
async function plantEverywhere(orgId: string, repId: string, contactId: string, text: string) {
  const spare = await stack.signUp();
  firstSerial += 300;
  const world: World = {
    orgId,
    repId,
    spareUserId: spare.id,
    made: new Map(),
    serial: firstSerial,
  };
  world.made.set('memberships', { principal_id: repId });
  world.made.set('contacts', { id: contactId });
  const counts = new Map<string, number>();
  for (const table of tables) {
    if (MADE_BEFORE.includes(table.name) || !isOfAnOrg(table)) continue;
    const row = sampleRow(table, world);
    for (const { name, parent } of table.columns) {
      const made = parent ? world.made.get(parent) : undefined;
      if (made && parent !== 'memberships') row[name] = made.id;
      // Defaults that ask who is signed in: nobody is.
      if (name === 'created_by') row[name] = repId;
    }
    counts.set(table.name, await plant(stack.sql, table, row, text));
    if (row.id) world.made.set(table.name, row);
  }
  return counts;
}

async function addContact(orgId: string, name: string, email: string): Promise<string> {
  const [row] = await stack.sql.query<{ id: string }>(
    'insert into public.contacts (org_id, name, email) values ($1, $2, $3) returning id',
    [orgId, name, email],
  );
  return row?.id ?? '';
}

/** The right of access finds what erasure will find; a rep gets what reps may read. */
async function exportsEverything(
  org: Awaited<ReturnType<TestStack['orgWith']>>,
  contactId: string,
  planted: readonly string[],
) {
  const exported = async (db: typeof org.admin.db) => {
    const { data, error } = await db.rpc('export_contact', { p_org_id: org.id, p_contact_id: contactId });
    expect(error).toBeNull();
    return data as { is_complete: boolean; contact: Row; activities: Row[]; tables: Record<string, Row[]> };
  };
  const full = await exported(org.admin.db);
  const named = Object.keys(full.tables).filter((name) => full.tables[name]?.length);
  expect(planted.filter((table) => !['contacts', 'activities', 'deals', ...named].includes(table))).toEqual(
    [],
  );
  expect(named).toEqual(expect.arrayContaining(['persona_uses', 'customer_personas', 'persona_ratings']));
  expect(full).toMatchObject({ is_complete: true, contact: { name: NAME } });
  expect(full.activities.length).toBeGreaterThan(0);
  expect(JSON.stringify(full)).not.toMatch(/"(secret|token_hash|embedding)"/);
  const partial = await exported(org.rep.db);
  expect(partial.is_complete).toBe(false);
  expect(partial.tables.webhook_deliveries).toBeUndefined();
  expect(partial.tables.customer_personas).toHaveLength(1);
  const { data: audited } = await org.admin.db
    .from('audit_log')
    .select('id:entity_id')
    .eq('action', 'contact.exported');
  expect(audited).toEqual([{ id: contactId }, { id: contactId }]);
}

beforeAll(async () => {
  stack = await testStack();
  tables = await readTables(stack.sql);
});
afterAll(() => stack.close());

describe('erasing a person', () => {
  it('leaves no trace in any table or queue, and leaves everything else', async () => {
    const [org, other] = await Promise.all([stack.orgWith('Ours'), stack.orgWith('Theirs')]);
    const contactId = await addContact(org.id, NAME, EMAIL);
    const theirs = await addContact(other.id, NAME, EMAIL);
    const counts = await plantEverywhere(org.id, org.rep.id, contactId, `${NAME} <${EMAIL.toUpperCase()}>`);
    const planted = [...counts]
      .filter(([table, n]) => n > 0 && !OWN_PEOPLE.includes(table))
      .map(([table]) => table);
    expect(planted).toEqual(
      expect.arrayContaining([
        'activities',
        'companies',
        'deals',
        'embeddings',
        'insight_evidence',
        'insights',
        'job_failures',
        'notifications',
      ]),
    );
    for (const queue of ['pgmq.q_jobs', 'pgmq.a_jobs']) {
      await stack.sql.query(
        `insert into ${queue} (msg_id, vt, message) overriding system value values ($1, now(), $2::jsonb)`,
        [
          queue.endsWith('q_jobs') ? 900001 : 900002,
          JSON.stringify({ name: 'x', payload: { org_id: org.id, text: NAME } }),
        ],
      );
    }
    const before = await tracesOf(stack.sql, EMAIL.toUpperCase(), org.id);
    expect(before.length).toBeGreaterThanOrEqual(planted.length);

    await exportsEverything(org, contactId, planted);
    const { error } = await org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: contactId });
    expect(error).toBeNull();
    // Also rows without a text, such as who read the persona: only the audit log keeps the opaque id, and messages
    // that wait to be worked off.
    const withId = await tracesOf(stack.sql, contactId);
    expect(withId.filter((place) => !place.startsWith('pgmq.'))).toEqual(['audit_log']);

    for (const trace of [NAME, EMAIL, EMAIL.toUpperCase()]) {
      const left = (await tracesOf(stack.sql, trace, org.id)).filter((place) => !OWN_PEOPLE.includes(place));
      expect(left.filter((place) => !place.startsWith('auth.'))).toEqual([]);
    }
    const [deal] = await stack.sql.query<{ contact_id: string | null; name: string }>(
      'select contact_id, name from public.deals where org_id = $1',
      [org.id],
    );
    expect(deal).toMatchObject({ contact_id: null, name: expect.stringContaining('[erased]') });
    const kept = await stack.sql.query('select 1 from public.contacts where id = $1 and email = $2', [
      theirs,
      EMAIL,
    ]);
    expect(kept).toHaveLength(1);
    expect((await org.admin.db.rpc('verify_audit_log', { p_org_id: org.id })).data).toBeNull();
  });

  it('takes along what quotes their words without naming them', async () => {
    const org = await stack.orgWith('Quoting');
    const contactId = await addContact(org.id, 'Ada Quoted', 'ada@quoted.example');
    const tableOf = (name: string) => tables.find((table) => table.name === name) as Table;
    const world: World = {
      orgId: org.id,
      repId: org.rep.id,
      spareUserId: org.rep.id,
      made: new Map(),
      serial: 77,
    };
    const make = async (name: string, extra: Row = {}) => {
      const row = { ...sampleRow(tableOf(name), world), ...extra };
      await insertRow(stack.sql, tableOf(name), row);
      world.made.set(name, row);
      return row;
    };
    const deal = await make('deals', { contact_id: contactId });
    const activity = await make('activities', { contact_id: contactId, deal_id: deal.id, body: WROTE });
    await make('insight_runs', { similar_deals: { parted: WROTE } });
    await make('insights', { body: WROTE });
    await make('insight_evidence', { type: 'activity', source_id: activity.id, quote: WROTE });
    await make('notifications', { body: WROTE, deal_id: deal.id, evidence: [{ id: activity.id }] });
    await make('embeddings', { kind: 'deal', source_id: deal.id, content: WROTE });
    world.made.set('contacts', { id: await addContact(org.id, 'Bob Quoting', 'bob@quoted.example') });
    await make('customer_personas');
    await make('persona_generation_history', { content: { name: WROTE } });
    await make('persona_evidence', { type: 'activity', source_id: activity.id, quote: WROTE });
    expect(await tracesOf(stack.sql, WROTE)).toHaveLength(8);
    await org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: contactId });
    expect(await tracesOf(stack.sql, WROTE)).toEqual([]);
    expect(await stack.sql.query('select 1 from public.deals where id = $1', [deal.id])).toHaveLength(1);
  });

  it('is undone as a whole when it fails, and append-only tables stay closed to everybody else', async () => {
    const org = await stack.orgWith('Closed');
    await expect(stack.sql.query('delete from public.audit_log where org_id = $1', [org.id])).rejects.toThrow(
      'append-only',
    );
    const contactId = await addContact(org.id, 'Eve Elsewhere', 'eve@closed.example');
    await org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: contactId });
    await expect(stack.sql.query('delete from public.audit_log where org_id = $1', [org.id])).rejects.toThrow(
      'append-only',
    );
    const asRep = await org.rep.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: contactId });
    expect(asRep.error?.code).toMatch(/PT40[34]/);
  });
});

describe('deleting an organisation', () => {
  it('leaves no row of it anywhere', async () => {
    const [org, other] = await Promise.all([stack.orgWith('Leaving'), stack.orgWith('Staying')]);
    for (const { id, rep } of [org, other]) {
      await plantEverywhere(
        id,
        rep.id,
        await addContact(id, 'Some Body', `body@${id}.example`),
        'Canary of the organisation',
      );
    }
    const deleteAs = (db: typeof org.admin.db, name: string) =>
      db.rpc('delete_organization', { p_org_id: org.id, p_confirm_name: name });
    const key = await stack.apiKey(org.id, ['admin']);
    expect((await deleteAs(org.rep.db, 'Leaving')).error?.code).toBe('PT403');
    expect((await deleteAs(other.admin.db, 'Leaving')).error?.code).toBe('PT403');
    expect((await deleteAs(key.db, 'Leaving')).error?.code).toBe('PT403');
    expect((await deleteAs(org.admin.db, 'leaving')).error?.code).toBe('PT422');
    const before = await tracesOf(stack.sql, other.id);
    expect(before.length).toBeGreaterThan(15);

    expect((await deleteAs(org.admin.db, 'Leaving')).error).toBeNull();
    expect(await tracesOf(stack.sql, org.id)).toEqual([]);
    expect((await tracesOf(stack.sql, other.id)).sort()).toEqual(before.sort());
  });
});
