// npm run types            writes lib/supabase/database.types.ts from the migrations
// npm run types -- --check fails when the file is not current
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withOfficialCli } from './official-cli';

const target = fileURLToPath(new URL('../../lib/supabase/database.types.ts', import.meta.url));

export async function generateTypes(): Promise<string> {
  const { code, stdout, stderr } = await withOfficialCli({ migrated: true }, ({ run }) =>
    run(['gen', 'types', '--lang=typescript', '--schema', 'public']),
  );
  if (code !== 0 || !stdout.includes('export type Database')) throw new Error(stderr || stdout);
  return formatted(stdout);
}

function formatted(source: string): string {
  const biome = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));
  const { stdout, status } = spawnSync(biome, ['format', '--stdin-file-path=types.ts'], {
    input: source,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : source;
}

export function currentTypes(): string {
  return existsSync(target) ? readFileSync(target, 'utf8') : '';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const types = await generateTypes();
  if (!process.argv.includes('--check')) {
    writeFileSync(target, types);
  } else if (types !== currentTypes()) {
    console.error('lib/supabase/database.types.ts is not current: run npm run types and commit it.');
    process.exitCode = 1;
  }
}
