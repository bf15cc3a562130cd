import { describe, expect, it } from 'vitest';
import { POST as activitiesRoute } from '@/app/api/v1/activities/import/route';
import { POST as companiesRoute } from '@/app/api/v1/companies/import/route';
import { POST as contactsRoute } from '@/app/api/v1/contacts/import/route';
import { POST as stagesRoute } from '@/app/api/v1/deal-stage-changes/import/route';
import { POST as dealsRoute } from '@/app/api/v1/deals/import/route';
import { DELETE as undoRoute } from '@/app/api/v1/imports/[id]/route';
import { GET as listRoute } from '@/app/api/v1/imports/route';
import { POST as productsRoute } from '@/app/api/v1/products/import/route';
import { must } from '@/lib/supabase/must';
import { call } from '@/supabase/embedded/test-api';
import { importTests } from '@/supabase/tests/import-tests';
import type { ImportBatch } from './schema';

const t = importTests(undoRoute);
const { send, undo, snapshot } = t;

const deal = (id: string, more: object = {}) => ({ external_id: id, status: 'open', ...more });

describe('people', () => {
  it('find owners among the members by address or by name, and name those who are none', async () => {
    const { org } = t.world;
    const { body } = await send(dealsRoute, [
      deal('1', { owner_email: org.rep.email.toUpperCase() }),
      deal('2', { owner_name: org.otherRep.email }),
      deal('3', { owner_name: 'Moses Frase' }),
    ]);
    expect(body.normalization).toEqual([
      { field: 'owner_name', from: 'Moses Frase', to: null, count: 1, how: 'not_a_member' },
    ]);
    const rows = await must(org.admin.db.from('deals').select('owner_id, owner_name').order('external_id'));
    expect(rows.map(({ owner_id }) => owner_id)).toEqual([org.rep.id, org.otherRep.id, null]);
    expect(rows[2]?.owner_name).toBe('Moses Frase');
  });

  it('do not change the deals of others: such rows are rejected, the rest goes in', async () => {
    const { org } = t.world;
    await send(dealsRoute, [
      deal('1', { owner_email: org.otherRep.email }),
      deal('2', { owner_email: org.rep.email }),
    ]);
    const { runImport } = await import('./service');
    const { readJson } = await import('./json-table');
    const table = readJson([
      deal('1', { amount: 1 }),
      deal('2', { amount: 2 }),
      deal('2b', { owner_email: org.otherRep.email }),
    ]);
    const request = { kind: 'deals' as const, origin: 'api' as const, fileName: null, isDryRun: false };
    const result = await runImport(org.rep.db, org.id, { ...request, table });
    expect(result).toMatchObject({
      inserted: 1,
      updated: 1,
      rejected: 1,
      errors: [{ row: 1, field: 'owner_name', message: expect.stringContaining('belongs to somebody else') }],
    });
    const handed = await runImport(org.rep.db, org.id, {
      ...request,
      table: readJson([deal('2', { owner_email: org.otherRep.email })]),
    });
    expect(handed).toMatchObject({
      updated: 0,
      rejected: 1,
      errors: [{ message: expect.stringContaining('hand a record') }],
    });
    await expect(
      must(org.otherRep.db.rpc('undo_import', { p_batch_id: result.batch_id ?? '' })),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await must(org.rep.db.rpc('undo_import', { p_batch_id: result.batch_id ?? '' }));
    expect(await must(org.admin.db.from('deals').select('external_id').order('external_id'))).toEqual([
      { external_id: '1' },
      { external_id: '2' },
    ]);
  });

  it('of another organisation see nothing and undo nothing', async () => {
    const { body } = await send(dealsRoute, [deal('1')]);
    expect((await undo(body.batch_id, t.world.keys.other)).status).toBe(404);
    const list = await call<{ data: ImportBatch[] }>(listRoute, {
      path: '/api/v1/imports',
      key: t.world.keys.other,
    });
    expect(list.body.data).toEqual([]);
    await send(dealsRoute, [deal('1', { amount: 7 })], '', {}, t.world.keys.other);
    expect(await must(t.world.org.admin.db.from('deals').select('amount'))).toEqual([{ amount: null }]);
  });
});

describe('the other kinds', () => {
  it('let contacts, companies and activities meet by address, name and id', async () => {
    await send(activitiesRoute, [
      {
        external_id: 'a1',
        kind: 'email',
        occurred_at: '2026-01-01',
        contact_email: 'Ann@x.example',
        metadata: { opened: true },
      },
    ]);
    const contacts = await send(contactsRoute, [
      { external_id: 'c1', email: 'ann@x.example', name: 'Ann', company: 'X-Corp' },
      { external_id: 'c2', email: 'bob@x.example', company: 'X Corp' },
    ]);
    expect(contacts.body).toMatchObject({ inserted: 1, updated: 1, rejected: 0 });
    const companies = await send(companiesRoute, 'id,name,employees\nx1,x corp,"1,200"\n');
    expect(companies.body).toMatchObject({ inserted: 0, updated: 1 });
    const clash = await send(contactsRoute, [{ external_id: 'c9', email: 'ann@x.example' }]);
    expect(clash.body).toMatchObject({ rejected: 1, errors: [{ row: 1, field: 'email' }] });
    const rows = await must(
      t.world.org.admin.db
        .from('contacts')
        .select('external_id, company:companies(external_id, company_size), activities(external_id)')
        .order('external_id'),
    );
    expect(rows).toEqual([
      {
        external_id: 'c1',
        company: { external_id: 'x1', company_size: 'large' },
        activities: [{ external_id: 'a1' }],
      },
      { external_id: 'c2', company: { external_id: 'x1', company_size: 'large' }, activities: [] },
    ]);
  });

  it('bring stage history once, and refuse it for deals that are not here', async () => {
    await send(dealsRoute, [deal('1')]);
    const steps = [
      { deal_external_id: '1', from_stage: null, to_stage: 'Demo', occurred_at: '2026-01-01' },
      { deal_external_id: '1', from_stage: 'Demo', to_stage: 'Offer', occurred_at: '2026-01-05' },
      { deal_external_id: '404', to_stage: 'Offer', occurred_at: '2026-01-05' },
    ];
    const first = await send(stagesRoute, steps);
    expect(first.body).toMatchObject({
      inserted: 2,
      rejected: 1,
      errors: [{ row: 3, field: 'deal_external_id', message: expect.stringContaining('"404"') }],
    });
    expect((await send(stagesRoute, steps)).body).toMatchObject({ inserted: 0, unchanged: 2 });
    expect((await undo(first.body.batch_id)).body).toMatchObject({ deleted: 2 });
  });

  it('bring existing deals to the spelling of a catalogue that comes later', async () => {
    await send(dealsRoute, [
      deal('1', { product: 'GTXPro' }),
      deal('2', { product: 'gtx-pro' }),
      deal('3', { product: 'MG' }),
    ]);
    const before = await snapshot();
    const { body } = await send(productsRoute, 'product,series,sales_price\nGTX Pro,GTX,4821\nMG,MG,55\n');
    expect(body.normalization).toEqual([
      { field: 'product', from: 'GTXPro', to: 'GTX Pro', count: 2, how: 'existing_deals' },
    ]);
    expect((await send(dealsRoute, [deal('4', { product: 'GTXPRO' })])).body.normalization).toEqual([
      { field: 'product', from: 'GTXPRO', to: 'GTX Pro', count: 1, how: 'spelling' },
    ]);
    await send(dealsRoute, [deal('4')]);
    await must(t.world.org.admin.db.from('deals').delete().eq('external_id', '4').select('id'));
    await undo(body.batch_id);
    expect(await snapshot()).toEqual(before);
  });
});
