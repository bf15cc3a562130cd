import postgres from 'postgres';
import type { StackOptions } from './options';
import { fingerprint } from './snapshot';
import { startStack } from './stack';

/**
 * A fresh, migrated database on a native Postgres: migrations run once into a template, each test stack
 * gets a copy of it. `serverUrl` names any database of that server, with a superuser.
 */
export async function nativeDatabase(serverUrl: string, options: StackOptions) {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  const template = `winloop_template_${fingerprint()}`;
  const name = `winloop_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const withDatabase = (database: string) =>
    Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
  // Two test files must not build the template at once.
  await admin`select pg_advisory_lock(20261120)`;
  try {
    const [found] = await admin`select from pg_database where datname = ${template}`;
    if (!found) {
      await admin.unsafe(`create database ${template}_part`);
      const stack = await startStack({ ...options, port: 0, dbUrl: withDatabase(`${template}_part`) });
      await stack.close();
      await admin.unsafe(`alter database ${template}_part rename to ${template}`);
    }
    await admin.unsafe(`create database ${name} template ${template}`);
  } finally {
    await admin`select pg_advisory_unlock(20261120)`;
  }
  return {
    dbUrl: withDatabase(name),
    drop: async () => {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
