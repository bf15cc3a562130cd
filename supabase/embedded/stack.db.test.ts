import http from 'node:http';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from './test-db';

let stack: TestStack;
let org: TestOrg;

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Northwind');
});
afterAll(() => stack.close());

const path = '/rest/v1/companies?select=name';

async function addCompany(name: string): Promise<void> {
  const { error } = await stack.service.from('companies').insert({ org_id: org.id, name });
  if (error) throw error;
}

describe('roles of requests', () => {
  it('never lets one request see what another one may, pipelined on one connection', async () => {
    await addCompany('Secret Ltd');
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const get = (headers: Record<string, string>) =>
      new Promise<{ status: number; body: string }>((resolve, reject) => {
        const request = http.get(`${stack.url}${path}`, { agent, headers }, (response) => {
          let body = '';
          response.on('data', (chunk) => {
            body += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
        });
        request.on('error', reject);
      });
    const secret = { apikey: 'sb_secret_test' };
    const anonymous = { apikey: 'sb_publishable_test' };
    const keepAlive = await Promise.all(
      Array.from({ length: 60 }, (_, index) => get(index % 2 ? anonymous : secret)),
    );
    const parallel = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        fetch(stack.url + path, { headers: index % 2 ? anonymous : secret }).then(async (response) => ({
          status: response.status,
          body: await response.text(),
        })),
      ),
    );
    for (const answers of [keepAlive, parallel]) {
      for (const [index, answer] of answers.entries()) {
        if (index % 2) {
          expect(answer.status).toBe(401);
          expect(answer.body).not.toContain('Secret Ltd');
        } else {
          expect(answer.status).toBe(200);
          expect(answer.body).toContain('Secret Ltd');
        }
      }
    }
    agent.destroy();
  });

  it('keeps a slow transaction to itself', async () => {
    const before = await stack.sql.transaction(async (tx) => {
      const reading = fetch(stack.url + path, { headers: { apikey: 'sb_publishable_test' } });
      await new Promise((resolve) => setTimeout(resolve, 50));
      const rows = await tx.query<{ role: string }>('select current_user as role');
      return { rows, reading };
    });
    expect(before.rows[0]?.role).not.toBe('anon');
    expect((await before.reading).status).toBe(401);
  });

  it('leaves the grants of the migrations as they are', async () => {
    await org.admin.db.from('companies').select('id').limit(1);
    const [privileges] = await stack.sql.query(`
      select has_table_privilege('anon', 'public.companies', 'select') as anon_reads,
        has_table_privilege('authenticated', 'public.audit_log', 'insert') as person_writes_audit,
        has_table_privilege('authenticated', 'public.companies', 'select') as person_reads`);
    expect(privileges).toEqual({ anon_reads: false, person_writes_audit: false, person_reads: true });
  });

  it('refuses a request without a key, even from this machine', async () => {
    expect((await fetch(stack.url + path)).status).toBe(401);
  });

  it('takes a token that the application signed and refuses a forged one', async () => {
    const mine = await stack.asUser({ principalId: org.rep.id });
    expect((await mine.from('companies').select('name')).data).toEqual([{ name: 'Secret Ltd' }]);
    const token = await stack.tokenFor({ principalId: org.rep.id });
    const forged = `${token.slice(0, -6)}AAAAAA`;
    const response = await fetch(stack.url + path, {
      headers: { apikey: 'sb_publishable_test', authorization: `Bearer ${forged}` },
    });
    expect(response.status).toBe(401);
  });

  it('answers times as ISO 8601, as a hosted project does', async () => {
    const { data } = await org.admin.db.from('companies').select('created_at').limit(1).single();
    expect(data?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
  });
});

describe('mails', () => {
  const client = () =>
    createClient(stack.url, 'sb_publishable_test', {
      auth: { persistSession: false, autoRefreshToken: false },
    });
  const linkIn = (text: string) => /\/auth\/confirm\?token_hash=(\w+)&type=(\w+)/.exec(text);

  it('signs in with the link of a magic link mail, once', async () => {
    const auth = client().auth;
    await auth.signInWithOtp({ email: org.rep.email, options: { shouldCreateUser: false } });
    const [mail] = stack.mailbox.mails(org.rep.email);
    const [, hash = '', type] = linkIn(mail?.text ?? '') ?? [];
    expect(type).toBe('magiclink');
    expect(mail?.text).not.toContain('/auth/v1/verify');
    const first = await auth.verifyOtp({ token_hash: hash, type: 'magiclink' });
    expect(first.data.user?.id).toBe(org.rep.id);
    const second = await client().auth.verifyOtp({ token_hash: hash, type: 'magiclink' });
    expect(second.error).not.toBeNull();
  });

  it('sends no magic link to a stranger', async () => {
    const { error } = await client().auth.signInWithOtp({
      email: 'stranger@example.com',
      options: { shouldCreateUser: false },
    });
    expect(error).not.toBeNull();
    expect(stack.mailbox.mails('stranger@example.com')).toEqual([]);
  });

  it('resets a password through the link of a recovery mail', async () => {
    const auth = client().auth;
    await auth.resetPasswordForEmail(org.otherRep.email);
    const [, hash = '', type] = linkIn(stack.mailbox.mails(org.otherRep.email)[0]?.text ?? '') ?? [];
    expect(type).toBe('recovery');
    expect((await auth.verifyOtp({ token_hash: hash, type: 'recovery' })).error).toBeNull();
    expect((await auth.updateUser({ password: 'another password' })).error).toBeNull();
    const again = await client().auth.signInWithPassword({
      email: org.otherRep.email,
      password: 'another password',
    });
    expect(again.error).toBeNull();
  });
});
