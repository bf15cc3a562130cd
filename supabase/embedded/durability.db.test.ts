import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../lib/supabase/database.types';
import { lockDataDir } from './lock';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'winloop-stack-'));
const dataDir = join(dir, 'db');
const keys = {
  SUPABASE_JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_test',
  SUPABASE_SECRET_KEY: 'sb_secret_test',
};
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Started = { child: ChildProcess; message: { ready: boolean; url: string; reason: string } };

function serve(): Promise<Started> {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const file = join(root, 'supabase/embedded/serve.ts');
  const child = spawn(process.execPath, [tsx, file, '--data-dir', dataDir], {
    cwd: dir,
    env: { ...process.env, ...keys, SUPABASE_PORT: '0', MAIL_PORT: 'off' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ child, message: message as Started['message'] }));
    child.once('exit', (code) => reject(new Error(`The stack ended with ${code} before it was ready.`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

const admin = (url: string) =>
  createClient<Database>(url, 'sb_secret_test', { auth: { persistSession: false, autoRefreshToken: false } });

describe('a data directory', { timeout: 180_000 }, () => {
  it('has one opener, survives kill -9 with every acknowledged write, and is migrated once', async () => {
    const first = await serve();
    expect(first.message.ready).toBe(true);

    const second = await serve();
    expect(second.message).toMatchObject({
      ready: false,
      reason: expect.stringContaining('is in use by process'),
    });
    expect(second.message.reason).not.toContain('\n');
    expect(await ended(second.child)).toBe(1);

    const acknowledged: string[] = [];
    const db = admin(first.message.url);
    const writing = (async () => {
      for (let n = 0; ; n++) {
        const { error } = await db.from('organizations').insert({ name: `Org ${n}` });
        if (error) return;
        acknowledged.push(`Org ${n}`);
        if (n === 150) first.child.kill('SIGKILL');
      }
    })();
    await writing;
    await ended(first.child);
    expect(acknowledged.length).toBeGreaterThan(150);

    const third = await serve();
    expect(third.message.ready).toBe(true);
    const { data } = await admin(third.message.url).from('organizations').select('name');
    const names = new Set(data?.map((row) => row.name));
    expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);

    third.child.kill('SIGTERM');
    expect(await ended(third.child)).toBe(0);
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('is not taken from a process that has the same id as a dead one', () => {
    const other = join(dir, 'reused');
    const dead = { pid: process.pid, startedAt: '1', host: hostname() };
    writeFileSync(`${other}.lock`, JSON.stringify(dead));
    const release = lockDataDir(other);
    expect(() => lockDataDir(other)).toThrow(/in use by process/);
    release();
    lockDataDir(other)();
  });

  it('is refused when another machine opened it last', () => {
    const other = join(dir, 'elsewhere');
    writeFileSync(`${other}.lock`, JSON.stringify({ pid: 1, startedAt: '1', host: 'elsewhere' }));
    expect(() => lockDataDir(other)).toThrow(/on the machine elsewhere/);
  });
});
