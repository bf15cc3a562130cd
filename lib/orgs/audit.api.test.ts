import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as audit } from '@/app/api/v1/audit/route';
import { GET as verify } from '@/app/api/v1/audit/verify/route';
import { apiTest, call } from '../../supabase/embedded/test-api';
import type { AuditRow } from './schema';
import { invite } from './service';

let t: Awaited<ReturnType<typeof apiTest>>;
beforeAll(async () => {
  t = await apiTest();
  for (let n = 0; n < 12; n += 1)
    await invite(t.org.admin.db, t.org.id, { email: `p${n}@example.com`, role: 'rep' });
});
afterAll(() => t.close());
type Page<T> = { data: T[]; next_cursor: string | null };

describe('the audit log', () => {
  it('pages through everything without a gap, for admins only', async () => {
    const seqs: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/audit?limit=7${cursor && `&cursor=${cursor}`}`;
      const page: { body: Page<AuditRow> } = await call<Page<AuditRow>>(audit, { key: t.keys.admin, path });
      seqs.push(...page.body.data.map(({ seq }) => seq));
      cursor = page.body.next_cursor;
    }
    expect(seqs.length).toBeGreaterThan(10);
    expect(seqs).toEqual(seqs.map((_, index) => seqs.length - index));
    expect((await call(audit, { key: t.keys.write })).status).toBe(403);
  });

  it('names who did what, by id, without personal data', async () => {
    const { text, body } = await call<Page<AuditRow>>(audit, {
      key: t.keys.admin,
      path: '/api/v1/audit?limit=200',
    });
    expect(body.data.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['api_keys.insert', 'invitations.insert']),
    );
    expect(text).not.toMatch(/example\.com/);
  });

  it('notices any row that was changed afterwards', async () => {
    expect((await call(verify, { key: t.keys.admin })).body).toEqual({
      intact: true,
      first_broken_seq: null,
    });
    await t.stack.sql.script(`alter table public.audit_log disable trigger audit_log_append_only`);
    await t.stack.sql.query(
      `update public.audit_log set action = 'nothing.happened' where org_id = $1 and seq = 3`,
      [t.org.id],
    );
    expect((await call(verify, { key: t.keys.admin })).body).toEqual({ intact: false, first_broken_seq: 3 });
  });

  it('comes as CSV, complete', async () => {
    const { text, headers } = await call(audit, { key: t.keys.admin, path: '/api/v1/audit?format=csv' });
    expect(headers.get('content-type')).toContain('text/csv');
    const [header, ...lines] = text.trim().split('\r\n');
    expect(header).toMatch(/^seq,occurred_at/);
    expect(lines.at(-1)).toMatch(/^1,/);
    expect(lines.length).toBeGreaterThan(10);
  });
});
