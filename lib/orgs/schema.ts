import { z } from 'zod';
import { type EngineSettings, engineSettings } from '../ai/schema';

export const roleSchema = z.enum(['rep', 'admin']);
export const scopeSchema = z.enum(['read', 'write', 'admin']);
const email = z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address.'));
const orgName = z.string().trim().min(1, 'Enter a name.').max(120);

export const meSchema = z.object({
  principal: z.object({ kind: z.enum(['user', 'api_key']), id: z.uuid(), name: z.string() }),
  org: z.object({ id: z.uuid(), name: z.string() }),
  role: roleSchema,
  scopes: z.array(scopeSchema),
});

export const memberSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['user', 'api_key']),
  role: roleSchema,
  name: z.string(),
  email: z.string().nullable(),
  created_at: z.string(),
});
export type Member = z.infer<typeof memberSchema>;

export const invitationSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  role: roleSchema,
  created_at: z.string(),
  expires_at: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;
/** What the link says before signing in. */
export type InvitationPeek = {
  organizationName: string;
  email: string;
  role: 'rep' | 'admin';
  state: 'open' | 'accepted' | 'expired';
};

export const apiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scopeSchema),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;
/** `key` is shown here and never again. */
export const newApiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scopeSchema),
  key: z.string(),
});
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const auditRowSchema = z.object({
  seq: z.number().int(),
  occurred_at: z.string(),
  actor_id: z.uuid().nullable(),
  actor_kind: z.enum(['user', 'api_key', 'system']),
  action: z.string(),
  entity: z.string(),
  entity_id: z.uuid().nullable(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
export const auditCheckSchema = z.object({
  intact: z.boolean(),
  first_broken_seq: z.number().int().nullable(),
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;

export const failedJobSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  attempts: z.number().int(),
  error: z.string(),
  failed_at: z.string(),
  retried_at: z.string().nullable(),
});
export type FailedJob = z.infer<typeof failedJobSchema>;

export type Engines = EngineSettings;
/** For each kind of source who computes its vectors. */
export const embeddingsSchema = z.record(z.string().regex(/^[a-z_]{1,40}$/), z.enum(['local', 'openai']));

export const RETENTION_KINDS = [
  'activities',
  'conversations',
  'generations',
  'webhook_deliveries',
  'event_deliveries',
  'webhook_bodies',
] as const;
/** Without a policy the other kinds are kept until somebody deletes them. */
export const DEFAULT_KEEP_DAYS: { [kind in (typeof RETENTION_KINDS)[number]]?: number } = {
  webhook_bodies: 30,
  conversations: 90,
};
export const retentionSchema = z.object({
  kind: z.enum(RETENTION_KINDS),
  keep_days: z.number().int().min(1).max(3650).nullable(),
});
export type Retention = z.infer<typeof retentionSchema>;

export const settingsSchema = z.object({
  name: z.string(),
  default_currency: z.string(),
  time_zone: z.string(),
  engines: engineSettings,
  embeddings: embeddingsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const renameMeInput = z.object({
  name: z.string().trim().min(1, 'Give a name.').max(120, 'A name has at most 120 characters.'),
});
export const createOrganizationInput = z.object({ name: orgName });
export const updateOrganizationInput = z.object({
  name: orgName.optional(),
  default_currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Use three capital letters, such as EUR.')
    .optional(),
  time_zone: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'Choose a time zone.',
    )
    .optional(),
});
export const inviteInput = z.object({ email, role: roleSchema });
export const invitationTokenInput = z.object({ token: z.string().min(20).max(100) });
export const changeRoleInput = z.object({ id: z.uuid(), role: roleSchema });
export const byIdInput = z.object({ id: z.uuid() });
export const createApiKeyInput = z.object({
  name: z.string().trim().min(1, 'Enter a name.').max(80),
  scopes: z
    .array(scopeSchema)
    .min(1, 'Choose at least one scope.')
    .transform((scopes) => [...new Set(scopes)])
    .default(['read']),
});
export const confirmNameInput = z.object({ confirm_name: z.string() });
export const noInput = z.unknown();
