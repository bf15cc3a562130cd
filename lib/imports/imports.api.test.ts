import { describe, expect, it } from 'vitest';
import { POST as companiesRoute } from '@/app/api/v1/companies/import/route';
import { POST as dealsRoute } from '@/app/api/v1/deals/import/route';
import { DELETE as undoRoute } from '@/app/api/v1/imports/[id]/route';
import { must } from '@/lib/supabase/must';
import type { Problem } from '@/supabase/embedded/test-api';
import { ALL_TABLES, importTests } from '@/supabase/tests/import-tests';

const t = importTests(undoRoute);
const { send, undo, snapshot } = t;

const deal = (id: string, more: object = {}) => ({ external_id: id, status: 'open', ...more });

describe('POST /deals/import', () => {
  it('inserts, updates, leaves alone and rejects, row by row', async () => {
    const first = await send(dealsRoute, [
      deal('1', { amount: 10, company: 'Ödland' }),
      deal('2'),
      deal('3', { amount: 'ten' }),
    ]);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      inserted: 2,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      errors: [{ row: 3, field: 'amount' }],
    });
    const second = await send(dealsRoute, [
      deal('1', { amount: 11, company: 'ÖDLAND' }),
      deal('2'),
      deal('4'),
    ]);
    expect(second.body).toMatchObject({ inserted: 1, updated: 1, unchanged: 1, rejected: 0 });
    expect(second.body.normalization).toContainEqual({
      field: 'company',
      from: 'ÖDLAND',
      to: 'Ödland',
      count: 1,
      how: 'spelling',
    });
    const rows = await must(
      t.world.org.admin.db
        .from('deals')
        .select('external_id, name, amount, currency, stage, company:companies(name)')
        .order('external_id'),
    );
    expect(rows).toEqual([
      {
        external_id: '1',
        name: 'Ödland',
        amount: 11,
        currency: 'USD',
        stage: 'Open',
        company: { name: 'Ödland' },
      },
      { external_id: '2', name: '2', amount: null, currency: 'USD', stage: 'Open', company: null },
      { external_id: '4', name: '4', amount: null, currency: 'USD', stage: 'Open', company: null },
    ]);
  });

  it('keeps what a file does not have and clears what it leaves blank', async () => {
    await send(dealsRoute, [
      deal('1', { amount: 10, source: 'Fair', attributes: { floors: 3, roof: 'flat' } }),
    ]);
    await send(dealsRoute, 'external_id,status,source,floors\n1,won,,4\n');
    const [row] = await must(t.world.org.admin.db.from('deals').select('status, amount, source, attributes'));
    expect({ ...row, amount: Number(row?.amount) }).toEqual({
      status: 'won',
      amount: 10,
      source: null,
      attributes: { floors: 4, roof: 'flat' },
    });
  });

  it('changes nothing at all in a dry run, and says the same as the real one', async () => {
    await send(dealsRoute, [deal('1', { product: 'GTXPro' })]);
    const before = await snapshot(ALL_TABLES);
    const body = [
      deal('1', { amount: 5, company: 'New', contact_email: 'a@new.example' }),
      deal('2'),
      deal('3', { amount: -1 }),
    ];
    const dry = await send(dealsRoute, body, '?dry_run=true');
    expect(await snapshot(ALL_TABLES)).toEqual(before);
    const real = await send(dealsRoute, body);
    expect(dry.body).toEqual({ ...real.body, batch_id: null, dry_run: true });
    expect(real.body).toMatchObject({ inserted: 1, updated: 1, rejected: 1 });
  });

  it('is taken back completely by an undo, and again is the same', async () => {
    await send(companiesRoute, [{ name: 'Ödland', industry: 'Freight' }]);
    await send(dealsRoute, [deal('1', { amount: 10, company: 'Ödland' })]);
    const before = await snapshot();
    const { body } = await send(dealsRoute, [
      deal('1', { status: 'won', amount: 12, closed_at: '2026-01-01', company: 'Neu' }),
      deal('2', { contact_email: 'x@y.example' }),
    ]);
    expect(await snapshot()).not.toEqual(before);
    const undone = await undo(body.batch_id);
    expect(undone.body).toMatchObject({ restored: 1, deleted: 3, kept_count: 0 });
    expect(await snapshot()).toEqual(before);
    expect((await undo(body.batch_id)).body).toEqual(undone.body);
    expect(await snapshot()).toEqual(before);
  });

  it('keeps what somebody changed since, and what others need, and says so', async () => {
    const { body } = await send(dealsRoute, [deal('1', { company: 'Ödland' }), deal('2')]);
    await must(
      t.world.org.admin.db.from('deals').update({ competitor: 'Acme' }).eq('external_id', '1').select('id'),
    );
    const undone = await undo(body.batch_id);
    expect(undone.body).toMatchObject({ deleted: 1, kept_count: 2 });
    expect(undone.body.kept.map(({ entity, label, reason }) => [entity, label, reason])).toEqual([
      ['deals', 'Ödland', 'changed_since'],
      ['companies', 'Ödland', 'in_use'],
    ]);
    await must(t.world.org.admin.db.from('deals').delete().eq('external_id', '1').select('id'));
    expect((await undo(body.batch_id)).body).toMatchObject({ deleted: 2, kept_count: 0 });
  });

  it('commits none of the rows when the transaction fails in the middle', async () => {
    await t.world.stack.sql.script(`create function public.fail_on_bomb() returns trigger language plpgsql as $$
      begin if new.external_id = 'bomb' then raise exception 'boom'; end if; return new; end $$;
      create trigger bomb before insert on public.deals for each row execute function public.fail_on_bomb()`);
    const before = await snapshot(ALL_TABLES);
    const failed = await send<Problem>(dealsRoute, [
      deal('1', { company: 'Ghost' }),
      deal('bomb'),
      deal('3'),
    ]);
    await t.world.stack.sql.script('drop trigger bomb on public.deals; drop function public.fail_on_bomb()');
    expect(failed.status).toBe(500);
    expect(failed.text).not.toContain('boom');
    expect(await snapshot(ALL_TABLES)).toEqual(before);
  });

  it('answers the wrong kind of request in words', async () => {
    const status = async (body: unknown, query = '', headers = {}) =>
      (await send<Problem>(dealsRoute, body, query, headers)).status;
    expect(await status('<x/>', '', { 'content-type': 'application/xml' })).toBe(415);
    expect(await status(new Uint8Array([0x50, 0x4b, 3, 4]), '', { 'content-type': 'text/csv' })).toBe(415);
    expect(await status({ rows: [] })).toBe(422);
    expect(await status('{', '', { 'content-type': 'application/json' })).toBe(400);
    expect(await status('a,b\n1,2\n')).toBe(422);
    expect(
      await status([deal('1')], `?mapping=${encodeURIComponent('{"external_id":{"field":"nope"}}')}`),
    ).toBe(422);
    expect(await status(Array.from({ length: 10_001 }, (_, i) => deal(String(i))))).toBe(413);
    expect(await status(new Uint8Array(20 * 1024 * 1024 + 1), '', { 'content-type': 'text/csv' })).toBe(413);
    expect((await send(dealsRoute, [deal('1')], '', {}, t.world.keys.read)).status).toBe(403);
  });
});
