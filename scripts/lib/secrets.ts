import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const key = (bytes: number) => () => randomBytes(bytes).toString('base64url');

const GENERATED = {
  SUPABASE_JWT_SECRET: key(32),
  SUPABASE_PUBLISHABLE_KEY: () =>
    `sb_publishable_${randomBytes(17).toString('base64url').slice(0, 22)}_local`,
  SUPABASE_SECRET_KEY: () => `sb_secret_${randomBytes(17).toString('base64url').slice(0, 22)}_local`,
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  CRON_SECRET: key(24),
  CRM_WEBHOOK_SECRET: key(24),
};

export type LocalSecrets = Record<keyof typeof GENERATED, string>;

/**
 * The secrets of this machine's own stack: made once and kept in a file, because the stored data is
 * encrypted and signed with them. A variable of the environment wins.
 */
export function localSecrets(file: string, env: NodeJS.ProcessEnv = process.env): LocalSecrets {
  const kept = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  const entries = Object.entries(GENERATED).map(
    ([name, make]) => [name, env[name] || kept[name] || make()] as const,
  );
  const lines = entries.map(([name, value]) => `${name}=${kept[name] ?? value}`);
  const text = `# Made by Winloop for this machine only.\n${lines.join('\n')}\n`;
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text, { mode: 0o600 });
  return Object.fromEntries(entries) as LocalSecrets;
}

function parse(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=');
      return line.startsWith('#') || at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );
}
