import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pgmq } from '@electric-sql/pglite-pgmq';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { vector } from '@electric-sql/pglite-pgvector';

/** What the embedded Postgres loads; the migrations decide what is created. */
export const pgliteExtensions = { vector, pgmq, pgtap };

const BLOCK = 512;

/**
 * The SQL of an extension, taken out of its npm package: a native Postgres that has no pgmq or pgTAP
 * package runs it as a plain script.
 */
export function extensionSql(name: 'pgmq' | 'pgtap', version: string): string {
  const entry = createRequire(import.meta.url).resolve(`@electric-sql/pglite-${name}`);
  const tar = gunzipSync(readFileSync(join(dirname(entry), `${name}.tar.gz`)));
  const wanted = `/${name}--${version}.sql`;
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const path = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (path === '') break;
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 136), 8);
    if (path.endsWith(wanted)) return tar.toString('utf8', at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`The package @electric-sql/pglite-${name} has no ${wanted.slice(1)}.`);
}
