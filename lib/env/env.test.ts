import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';
import { variables } from './variables';

const minimum = { SUPABASE_URL: 'http://127.0.0.1:54321', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' };

describe('parseEnv', () => {
  it('needs two variables and has defaults for the rest', () => {
    const env = parseEnv(minimum);
    expect(env.RAG_IMPROVEMENT_INTERVAL).toBe(100);
    expect(env.WEBHOOK_ALLOW_UNSIGNED).toBe(false);
    expect(env.CRON_SECRET).toBeUndefined();
  });

  it('accepts the names that a Supabase project already has', () => {
    const env = parseEnv({
      NEXT_PUBLIC_SUPABASE_URL: 'https://x.supabase.co',
      NEXT_PUBLIC_SUPABASE_ANON_KEY: 'k',
      SUPABASE_SERVICE_ROLE_KEY: 's',
    });
    expect(env.SUPABASE_URL).toBe('https://x.supabase.co');
    expect(env.SUPABASE_SECRET_KEY).toBe('s');
  });

  it('says what is missing and where to get it', () => {
    expect(() => parseEnv({ SUPABASE_URL: minimum.SUPABASE_URL })).toThrow(
      /^SUPABASE_PUBLISHABLE_KEY is not set\. Get it from the Supabase dashboard/,
    );
  });

  it('treats an empty variable as absent and never repeats a value', () => {
    expect(parseEnv({ ...minimum, OPENAI_API_KEY: ' ' }).OPENAI_API_KEY).toBeUndefined();
    expect(() => parseEnv({ ...minimum, SUPABASE_JWT_SECRET: 'too-short' })).toThrow(
      /^(?!.*too-short).*wrong form/,
    );
  });
});

it('documents every variable', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const missing = Object.keys(variables).filter((name) => !page.includes(`\`${name}\``));
  expect(missing).toEqual([]);
});
