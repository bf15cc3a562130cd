import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { Database } from '../../lib/supabase/database.types';
import type { StackOptions } from './options';
import { printOnlyFaults } from './quiet';
import { migratedSnapshot } from './snapshot';
import { type Stack, startStack } from './stack';
import { nativeDatabase } from './test-native';

export type TestClient = SupabaseClient<Database>;
export type Person = { id: string; email: string; password: string; token: string; db: TestClient };
export type Key = { id: string; token: string; db: TestClient };
export type TestOrg = { id: string; admin: Person; rep: Person; otherRep: Person };
export type Claims = { principalId: string; scopes?: readonly string[]; expiresIn?: string };
export type TestStack = Awaited<ReturnType<typeof testStack>>;

export const testSettings: StackOptions = {
  port: 0,
  jwtSecret: 'a-secret-for-tests-only-0123456789abcdef',
  publishableKey: 'sb_publishable_test',
  secretKey: 'sb_secret_test',
  siteUrl: 'http://localhost:3000',
};
const PASSWORD = 'correct horse battery';

printOnlyFaults();

/**
 * A migrated, empty Supabase of one's own, for `*.db.test.ts`. It starts in about half a second from a
 * snapshot; close it in `afterAll`. With WINLOOP_TEST_DB_URL it is a database on that native Postgres.
 */
export async function testStack(overrides: Partial<StackOptions> = {}) {
  const options = { ...testSettings, ...overrides };
  const server = process.env.WINLOOP_TEST_DB_URL;
  const native = server ? await nativeDatabase(server, options) : undefined;
  const stack = native
    ? await startStack({ ...options, dbUrl: native.dbUrl })
    : await startStack({ ...options, snapshot: await migratedSnapshot(options) });
  const client = clientFactory(stack, options);
  const signUp = signUpWith(stack, options, client);
  return {
    ...stack,
    /** What the application reads from its environment, pointing at this stack. */
    env: {
      NEXT_PUBLIC_SUPABASE_URL: stack.url,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: options.publishableKey,
      SUPABASE_SECRET_KEY: options.secretKey,
      SUPABASE_JWT_SECRET: options.jwtSecret,
    },
    anon: client(options.publishableKey),
    /** Past row-level security, as jobs and webhooks are. */
    service: client(options.secretKey),
    signUp,
    /** A signed token for any principal, as the application mints it for API keys and jobs. */
    tokenFor: (claims: Claims) => signToken(options.jwtSecret, claims),
    /** A client that runs under row-level security as the principal. */
    asUser: async (claims: Claims): Promise<TestClient> =>
      client(options.publishableKey, await signToken(options.jwtSecret, claims)),
    orgWith: (name?: string) => orgWith(stack, signUp, name),
    apiKey: (orgId: string, scopes: readonly string[]) => apiKey(stack, options, client, orgId, scopes),
    close: async () => {
      await stack.close();
      await native?.drop();
    },
  };
}

function clientFactory(stack: Stack, _options: StackOptions) {
  return (key: string, token?: string): TestClient =>
    createClient<Database>(stack.url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      ...(token ? { accessToken: async () => token } : {}),
    });
}

type ClientFactory = ReturnType<typeof clientFactory>;

function signUpWith(_stack: Stack, options: StackOptions, client: ClientFactory) {
  return async (email = `${crypto.randomUUID()}@example.com`, name = ''): Promise<Person> => {
    const { data, error } = await client(options.publishableKey).auth.signUp({
      email,
      password: PASSWORD,
      options: { data: { name } },
    });
    if (error) throw error;
    if (!data.user || !data.session) throw new Error(`${email} got no session.`);
    const token = data.session.access_token;
    return { id: data.user.id, email, password: PASSWORD, token, db: client(options.publishableKey, token) };
  };
}

/** An organisation with an admin and two reps, who signed up like anybody else. */
async function orgWith(
  stack: Stack,
  signUp: ReturnType<typeof signUpWith>,
  name = 'Test organisation',
): Promise<TestOrg> {
  const [admin, rep, otherRep] = await Promise.all([signUp(), signUp(), signUp()]);
  const { data: id, error } = await admin.db.rpc('create_organization', { p_name: name });
  if (error) throw error;
  for (const person of [rep, otherRep]) {
    await stack.sql.query(
      `insert into public.memberships (org_id, principal_id, kind, role, user_id, display_name, email)
       values ($1, $2, 'user', 'rep', $2, $3, $3)`,
      [id, person.id, person.email],
    );
  }
  return { id, admin, rep, otherRep };
}

async function apiKey(
  stack: Stack,
  options: StackOptions,
  client: ClientFactory,
  orgId: string,
  scopes: readonly string[],
): Promise<Key> {
  const id = crypto.randomUUID();
  await stack.sql.query(
    `insert into public.api_keys (id, org_id, name, prefix, token_hash, scopes)
     values ($1::uuid, $2, 'Test key', 'wl_test', $1::text, $3::text[])`,
    [id, orgId, `{${scopes.join(',')}}`],
  );
  await stack.sql.query(
    `insert into public.memberships (org_id, principal_id, kind, role, api_key_id, display_name)
     values ($1, $2, 'api_key', $3, $2, 'Test key')`,
    [orgId, id, scopes.includes('admin') ? 'admin' : 'rep'],
  );
  const token = await signToken(options.jwtSecret, { principalId: id, scopes });
  return { id, token, db: client(options.publishableKey, token) };
}

function signToken(secret: string, { principalId, scopes, expiresIn = '5m' }: Claims): Promise<string> {
  return new SignJWT({ role: 'authenticated', ...(scopes ? { scopes } : {}) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(principalId)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(new TextEncoder().encode(secret));
}
