import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { authConfig } from './auth-config';

const toml = readFileSync(fileURLToPath(new URL('../config.toml', import.meta.url)), 'utf8');
const { email, ...auth } = authConfig({
  jwtSecret: 's',
  publishableKey: 'p',
  secretKey: 'k',
  siteUrl: 'http://localhost:3000',
  confirmEmail: true,
});

it('has the mails that config.toml pushes to a hosted project', () => {
  for (const [type, { subject, content_path }] of Object.entries(email.template)) {
    const file = content_path.slice(content_path.indexOf('/templates/'));
    const section = toml.split(`[auth.email.template.${type}]`)[1]?.split('[')[0];
    expect(section).toContain(`subject = "${subject}"`);
    expect(section).toContain(`content_path = "./supabase${file}"`);
  }
});

it('has the limits that config.toml pushes', () => {
  expect(toml).toContain(`minimum_password_length = ${auth.minimum_password_length}`);
  expect(toml).toContain(`jwt_expiry = ${auth.jwt_expiry}`);
  expect(toml).toContain(`max_frequency = "${email.max_frequency}"`);
});

it('sends links that carry a token hash to the application, never a session', () => {
  for (const { content_path } of Object.values(email.template)) {
    const html = readFileSync(content_path, 'utf8');
    expect(html).toMatch(
      /\{\{ \.SiteURL \}\}\/auth\/confirm\?token_hash=\{\{ \.TokenHash \}\}&amp;type=\w+"/,
    );
    expect(html).not.toContain('ConfirmationURL');
  }
});
