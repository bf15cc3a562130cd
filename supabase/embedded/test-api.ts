import { hashToken, randomToken } from '../../lib/auth/secret';
import { overrideEnv } from '../../lib/env/env';
import type { RouteHandler } from '../../lib/http/route';
import type { Db } from '../../lib/supabase/types';
import { type TestOrg, testStack } from './test-db';

/** For `*.api.test.ts`: a stack of one's own, the environment pointing at it, and two organisations with keys. */
export async function apiTest(env: Record<string, string> = {}) {
  const stack = await testStack();
  overrideEnv({ ...stack.env, ...env });
  const [org, otherOrg] = [await stack.orgWith('Ours'), await stack.orgWith('Theirs')];
  const keyOf = ({ id, admin }: TestOrg, scopes: string[]) => createKey(admin.db, id, scopes);
  return {
    stack,
    org,
    otherOrg,
    keys: {
      read: await keyOf(org, ['read']),
      write: await keyOf(org, ['read', 'write']),
      admin: await keyOf(org, ['read', 'write', 'admin']),
      other: await keyOf(otherOrg, ['read', 'write', 'admin']),
    },
    close: stack.close,
  };
}

export async function createKey(db: Db, orgId: string, scopes: string[]): Promise<string> {
  const token = randomToken('wl_');
  const { error } = await db.rpc('create_api_key', {
    p_org_id: orgId,
    p_name: `Test ${scopes.join('+')}`,
    p_scopes: scopes,
    p_prefix: token.slice(0, 8),
    p_token_hash: hashToken(token),
  });
  if (error) throw error;
  return token;
}

type Call = {
  method?: string;
  /** Path and query, as in the contract. */
  path?: string;
  key?: string;
  params?: Record<string, string>;
  /** Sent as JSON, unless it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
};
export type Problem = { code: string; detail: string; errors: { path: string; message: string }[] };
type Answer<T> = { status: number; body: T; headers: Headers; text: string };

/** Calls a route handler as Next does. `T` is what the test expects the body to be. */
export async function call<T = Problem>(handler: RouteHandler, options: Call = {}): Promise<Answer<T>> {
  const { path = '/api/v1/test', key, params = {}, body, headers = {} } = options;
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: {
      host: 'localhost:3000',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: (isRaw ? body : JSON.stringify(body)) as BodyInit }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers, text };
}
