import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as companiesRoute } from '@/app/api/v1/companies/import/route';
import { POST as dealsRoute } from '@/app/api/v1/deals/import/route';
import { GET as statusRoute } from '@/app/api/v1/imports/[id]/route';
import { POST as queueRoute } from '@/app/api/v1/imports/route';
import { POST as productsRoute } from '@/app/api/v1/products/import/route';
import { POST as teamRoute } from '@/app/api/v1/team-members/import/route';
import { drain } from '@/lib/jobs/worker-loop';
import { must } from '@/lib/supabase/must';
import { apiTest, call } from '@/supabase/embedded/test-api';
import { runImportJob } from './jobs';
import { hasMavenFiles, MAVEN_SKIPPED, mavenFile } from './maven-files';
import type { ImportBatch, ImportResult } from './schema';
import { cancelImport, queueImport, undoImport } from './service';

type World = Awaited<ReturnType<typeof apiTest>>;
let world: World;
beforeAll(async () => {
  world = await apiTest();
});
afterAll(() => world.close());

const count = async (table: string, where = 'true') =>
  Number(
    (
      await world.stack.sql.query<{ n: string }>(`select count(*) as n from public.${table} where ${where}`)
    )[0]?.n,
  );
const send = (handler: typeof dealsRoute, body: Uint8Array, query = '') =>
  call<ImportResult>(handler, {
    path: `/api/v1/x/import${query}`,
    key: world.keys.write,
    body,
    headers: { 'content-type': 'text/csv' },
  });

if (!hasMavenFiles) console.warn(MAVEN_SKIPPED);
describe.skipIf(!hasMavenFiles)('the four original files of Maven CRM', () => {
  it('import raw, without a mapping, and meet each other', async () => {
    const accounts = await send(companiesRoute, mavenFile('accounts'));
    expect(accounts.body).toMatchObject({ inserted: 85, rejected: 0 });
    expect((await send(productsRoute, mavenFile('products'))).body).toMatchObject({
      inserted: 7,
      rejected: 0,
    });
    expect((await send(teamRoute, mavenFile('sales_teams'))).body).toMatchObject({
      inserted: 35,
      rejected: 0,
    });
    const { body } = await send(dealsRoute, mavenFile('sales_pipeline'));
    expect(body).toMatchObject({ inserted: 8800, updated: 0, unchanged: 0, rejected: 0, errors: [] });
    expect(body.normalization).toContainEqual({
      field: 'product',
      from: 'GTXPro',
      to: 'GTX Pro',
      count: 1480,
      how: 'spelling',
    });
    expect(body.normalization.filter(({ how }) => how === 'created')).toEqual([]);
    const counts = await Promise.all(
      [
        "status = 'won'",
        "status = 'lost'",
        "status = 'open'",
        'company_id is null',
        "product = 'GTX Pro'",
      ].map((where) => count('deals', where)),
    );
    expect(counts).toEqual([4238, 2473, 2089, 1425, 1480]);
    expect(await count('companies')).toBe(85);
    expect(await count('deal_stage_changes')).toBe(6711);
  });

  it('are unchanged when they come again, with the mapping of the contract', async () => {
    const mapping = {
      opportunity_id: { field: 'external_id' },
      sales_agent: { field: 'owner_name' },
      product: { field: 'product' },
      account: { field: 'company' },
      deal_stage: {
        field: 'status',
        values: { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' },
      },
      engage_date: { field: 'opened_at' },
      close_date: { field: 'closed_at' },
      close_value: { field: 'amount' },
    };
    const { body } = await send(
      dealsRoute,
      mavenFile('sales_pipeline'),
      `?mapping=${encodeURIComponent(JSON.stringify(mapping))}`,
    );
    expect(body).toMatchObject({ inserted: 0, updated: 0, unchanged: 8800, rejected: 0 });
  });
});

const csv = (n: number) =>
  new TextEncoder().encode(`id,status\n${Array.from({ length: n }, (_, i) => `job-${i},open`).join('\n')}\n`);
const mapping = { id: { field: 'external_id' }, status: { field: 'status' } };

describe('a queued import', () => {
  const work = (signal = new AbortController().signal) =>
    drain({ db: world.stack.service, jobs: [runImportJob], signal }, Date.now() + 60_000);
  const status = async (id: string) =>
    (await call<ImportBatch>(statusRoute, { path: '/', key: world.keys.read, params: { id } })).body;

  it('runs for the person, reports progress, and is done once', async () => {
    const query = new URLSearchParams({
      kind: 'deals',
      file_name: 'deals.csv',
      mapping: JSON.stringify(mapping),
    });
    const queued = await call<{ batch_id: string }>(queueRoute, {
      path: `/api/v1/imports?${query}`,
      key: world.keys.write,
      body: csv(20),
      headers: { 'content-type': 'text/csv' },
    });
    expect(queued.status).toBe(202);
    // A key has scopes in its token that a job does not have; people upload through the screen.
    const { rep, id: orgId } = world.org;
    const { batch_id } = await queueImport(rep.db, orgId, {
      kind: 'deals',
      fileName: 'deals.csv',
      bytes: csv(1_200),
      mapping,
    });
    expect(await status(batch_id)).toMatchObject({ status: 'queued', file_name: 'deals.csv' });
    await work();
    expect(await status(batch_id)).toMatchObject({
      status: 'committed',
      total_rows: 1_200,
      staged_rows: 1_200,
      inserted: 1_200,
      created_by: rep.id,
    });
    await must(rep.db.rpc('enqueue_job', { p_name: 'imports.run', p_payload: { org_id: orgId, batch_id } }));
    await work();
    expect(await count('import_changes', `batch_id = '${batch_id}'`)).toBe(1_200);
    expect([await count('import_rows'), await count('import_files', `batch_id = '${batch_id}'`)]).toEqual([
      0, 0,
    ]);
    await undoImport(rep.db, batch_id);
    expect(await count('deals', "external_id like 'job-%'")).toBe(0);
  });

  it('can be cancelled before the commit and says why it failed', async () => {
    const { admin, id: orgId } = world.org;
    const first = await queueImport(admin.db, orgId, {
      kind: 'deals',
      fileName: 'a.csv',
      bytes: csv(10),
      mapping,
    });
    await cancelImport(admin.db, orgId, first.batch_id);
    const second = await queueImport(admin.db, orgId, {
      kind: 'deals',
      fileName: 'b.csv',
      bytes: new Uint8Array([0x50, 0x4b, 3, 4]),
      mapping,
    });
    await work();
    expect(await status(first.batch_id)).toMatchObject({ status: 'cancelled', inserted: 0 });
    expect(await status(second.batch_id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('Excel'),
    });
    await expect(cancelImport(admin.db, orgId, second.batch_id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await count('deals', "external_id like 'job-%'")).toBe(0);
  });
});

describe('kill -9', () => {
  it('of the application in the middle of an import leaves no deal and no company behind', async () => {
    const { admin, id: orgId } = world.org;
    const tsx = fileURLToPath(new URL('../../node_modules/.bin/tsx', import.meta.url));
    const script = fileURLToPath(new URL('./import-once.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      [
        tsx,
        '--conditions=react-server',
        script,
        world.stack.url,
        world.stack.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
        admin.token,
        orgId,
      ],
      { stdio: 'inherit' },
    );
    const exited = once(child, 'exit');
    while ((await count('import_rows')) === 0) {
      expect(child.exitCode).toBeNull();
      await wait(5);
    }
    child.kill('SIGKILL');
    expect((await exited)[1]).toBe('SIGKILL');
    expect(await count('deals', "external_id like 'crash-%'")).toBe(0);
    expect(await count('companies', "name like 'Ghost%'")).toBe(0);
    expect(await count('import_batches', "status = 'staging'")).toBe(1);
  });
});
