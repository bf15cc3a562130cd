import { z } from 'zod';

const text = z.string().trim().min(1);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const count = z.coerce.number().int().positive();

type Variable = { schema: z.ZodType; aliases?: readonly string[]; purpose: string; source: string };
const variable = <S extends z.ZodType>(
  schema: S,
  purpose: string,
  source: string,
  aliases: readonly string[] = [],
) => ({
  schema,
  purpose,
  source,
  aliases,
});
const SUPABASE = 'the Supabase dashboard under Project settings → API keys, or .data/env of the demo';

/** Every variable that the application reads. docs/configuration.md is checked against this table. */
export const variables = {
  SUPABASE_URL: variable(z.url(), 'Address of the Supabase project.', SUPABASE, ['NEXT_PUBLIC_SUPABASE_URL']),
  SUPABASE_PUBLISHABLE_KEY: variable(text, 'Publishable (formerly anon) key of the project.', SUPABASE, [
    'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
    'NEXT_PUBLIC_SUPABASE_ANON_KEY',
  ]),
  SUPABASE_SECRET_KEY: variable(
    text.optional(),
    'Secret key: jobs, webhook ingestion and health only.',
    SUPABASE,
    ['SUPABASE_SERVICE_ROLE_KEY'],
  ),
  SUPABASE_JWT_SECRET: variable(
    z.string().min(32).optional(),
    'Signs the short-lived tokens that API keys run as.',
    'the Supabase dashboard under Project settings → JWT keys (the shared HS256 secret)',
  ),
  APP_URL: variable(
    z.url().default('http://localhost:3000'),
    'Public address of the application; links in invitations start with it.',
    'the address in your browser',
  ),
  ENCRYPTION_KEY: variable(
    text.optional(),
    'Encrypts secrets that are stored in the database (AES-256-GCM); 32 bytes in base64 or hex.',
    '`openssl rand -base64 32`',
  ),
  CRON_SECRET: variable(z.string().min(16).optional(), 'Opens POST /api/jobs/run.', '`openssl rand -hex 32`'),
  ANTHROPIC_API_KEY: variable(
    text.optional(),
    'Lets Claude word insights, plans and sequences.',
    'console.anthropic.com',
  ),
  ANTHROPIC_BASE_URL: variable(
    z.url().optional(),
    'Another server that speaks the Anthropic wire format.',
    'its operator',
  ),
  OPENAI_API_KEY: variable(
    text.optional(),
    'Lets OpenAI models word personas and replies.',
    'platform.openai.com',
  ),
  OPENAI_BASE_URL: variable(
    z.url().optional(),
    'Another server that speaks the OpenAI wire format.',
    'its operator',
  ),
  ANTHROPIC_MODEL: variable(
    text.default('claude-sonnet-5-5'),
    'The Claude model of every task that Anthropic answers.',
    'the model list of the provider',
  ),
  OPENAI_MODEL: variable(
    text.default('gpt-4.1'),
    'The OpenAI model of every task but personas.',
    'the model list of the provider',
  ),
  OPENAI_SMALL_MODEL: variable(
    text.default('gpt-4o-mini'),
    'The OpenAI model that words personas.',
    'the model list of the provider',
  ),
  MODEL_PRICES: variable(
    z.string().default(''),
    'Prices of models that the cost column does not know: `model=in/out,…`, US dollars for a million tokens.',
    'the price list of the provider',
  ),
  EMBEDDINGS_MODEL: variable(
    text.default('text-embedding-3-large'),
    'The embedding model of kinds of source whose engine is OpenAI.',
    'the model list of the provider',
  ),
  EMBEDDINGS_BASE_URL: variable(
    z.url().optional(),
    'Another server for embeddings; OPENAI_BASE_URL otherwise.',
    'its operator',
  ),
  SENDGRID_API_KEY: variable(
    text.optional(),
    'Sends mail.',
    'the SendGrid dashboard under Settings → API Keys',
  ),
  SENDGRID_FROM: variable(
    z.email().optional(),
    'The address that mails are sent from; without it they wait in the outbox.',
    'the SendGrid dashboard under Settings → Sender Authentication',
  ),
  SENDGRID_BASE_URL: variable(
    z.url().default('https://api.sendgrid.com'),
    'Where mails are handed over. Another address is for tests only.',
    'nobody: leave it as it is',
  ),
  REPLY_DOMAIN: variable(
    z
      .string()
      .regex(/^[a-z0-9.-]+\.[a-z]+$/i)
      .optional(),
    'The host that Inbound Parse receives replies for; Reply-To is a signed address under it.',
    'the SendGrid dashboard under Settings → Inbound Parse',
  ),
  SENDGRID_WEBHOOK_SECRET: variable(
    text.optional(),
    'Verifies SendGrid events: SendGrid’s public key (base64), or a secret for HMAC-SHA256.',
    'the SendGrid dashboard under Mail Settings → Event Webhook',
  ),
  CRM_WEBHOOK_SECRET: variable(
    text.optional(),
    'Verifies CRM webhooks (HMAC-SHA256).',
    '`openssl rand -hex 32`',
  ),
  EVENTS_TO_PRIVATE_HOSTS: variable(
    flag.default(false),
    'Lets events out go to private networks and over plain http: for development and tests only.',
    'nobody: leave it as it is',
  ),
  HUBSPOT_BASE_URL: variable(
    z.url().default('https://api.hubapi.com'),
    'Where deals, meetings and contacts of HubSpot are fetched. Another address is for tests only.',
    'nobody: leave it as it is',
  ),
  WEBHOOK_ORG_ID: variable(
    z.uuid().optional(),
    'Organisation of the webhooks without a token.',
    'Settings → Organisation',
  ),
  WEBHOOK_ALLOW_UNSIGNED: variable(
    flag.default(false),
    'Accepts webhooks when no secret is set. Never in production.',
    'you',
  ),
  ENABLE_RAG: variable(
    flag.default(true),
    'Retrieval of past conversations, on the server and in the client.',
    'you',
  ),
  RAG_IMPROVEMENT_INTERVAL: variable(
    count.default(100),
    'Conversations between two improvement reports.',
    'you',
  ),
  RATE_LIMIT_PER_MINUTE: variable(
    count.default(12_000),
    'Requests a minute and principal, per process.',
    'you',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(
    z.url().optional(),
    'Where traces and metrics go (OTLP over HTTP); the other OTEL_* variables are in docs/telemetry.md.',
    'your collector',
  ),
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
export type Env = { [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };
