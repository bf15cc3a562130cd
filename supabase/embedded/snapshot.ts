import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrationsDir, type StackOptions } from './options';
import { startStack } from './stack';

const cacheDir = fileURLToPath(new URL('../../.data/cache/', import.meta.url));
const bootstrapFile = fileURLToPath(new URL('./bootstrap.sql', import.meta.url));

/** A migrated, empty database as a dump: built when the migrations changed, then shared by every test file. */
export async function migratedSnapshot(options: StackOptions): Promise<Blob> {
  const file = join(cacheDir, `stack-${fingerprint()}.tar`);
  if (!existsSync(file)) await build(file, options);
  return new Blob([readFileSync(file)]);
}

/** Changes whenever a migrated database would. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrationsDir).sort())
    hash.update(name).update(readFileSync(join(migrationsDir, name)));
  hash.update(readFileSync(bootstrapFile));
  for (const name of ['@supabase/lite', '@electric-sql/pglite']) hash.update(packageVersion(name));
  return hash.digest('hex').slice(0, 16);
}

function packageVersion(name: string): string {
  const manifest = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

async function build(file: string, options: StackOptions): Promise<void> {
  const stack = await startStack({ ...options, port: 0, dataDir: undefined, snapshot: undefined });
  try {
    if (!stack.pglite) throw new Error('Only the embedded database has snapshots.');
    const dump = await stack.pglite.dumpDataDir('none');
    mkdirSync(cacheDir, { recursive: true });
    // Two workers may build at once: the rename makes either result whole, and neither takes away what the other writes.
    const part = `${file}.${process.pid}`;
    writeFileSync(part, Buffer.from(await dump.arrayBuffer()));
    renameSync(part, file);
    for (const old of readdirSync(cacheDir))
      if (old.startsWith('stack-') && !old.startsWith(basename(file)))
        rmSync(join(cacheDir, old), { force: true });
  } finally {
    await stack.close();
  }
}
