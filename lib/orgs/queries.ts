import { engineSettings } from '../ai/schema';
import { decodeCursor, type List, type ListQuery, toPage } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import {
  type ApiKey,
  type AuditCheck,
  type AuditRow,
  apiKeySchema,
  auditRowSchema,
  DEFAULT_KEEP_DAYS,
  embeddingsSchema,
  type FailedJob,
  type Invitation,
  invitationSchema,
  type Member,
  memberSchema,
  RETENTION_KINDS,
  type Retention,
  type Settings,
} from './schema';

export async function listMembers(db: Db, orgId: string): Promise<Member[]> {
  const rows = await must(
    db
      .from('memberships')
      .select('id:principal_id, kind, role, name:display_name, email, created_at')
      .eq('org_id', orgId)
      .order('created_at')
      .order('principal_id'),
  );
  return rows.map((row) => memberSchema.parse(row));
}

export async function listInvitations(db: Db, orgId: string): Promise<Invitation[]> {
  const rows = await must(
    db
      .from('invitations')
      .select('id, email, role, created_at, expires_at')
      .eq('org_id', orgId)
      .is('accepted_at', null)
      .order('created_at', { ascending: false }),
  );
  return rows.map((row) => invitationSchema.parse(row));
}

/** Revoked keys stay in the list: a log that names them must be readable. */
export async function listApiKeys(db: Db, orgId: string): Promise<ApiKey[]> {
  const rows = await must(
    db
      .from('api_keys')
      .select('id, name, prefix, scopes, created_at, last_used_at, revoked_at')
      .eq('org_id', orgId)
      .order('created_at', { ascending: false })
      .order('id'),
  );
  return rows.map((row) => apiKeySchema.parse(row));
}

/** Newest first. */
export async function listAudit(
  db: Db,
  orgId: string,
  { limit, cursor }: ListQuery,
): Promise<List<AuditRow>> {
  const after = decodeCursor(cursor);
  const query = db
    .from('audit_log')
    .select('seq, occurred_at, actor_id, actor_kind, action, entity, entity_id, details, hash')
    .eq('org_id', orgId)
    .order('seq', { ascending: false })
    .limit(limit + 1);
  const rows = await must(after ? query.lt('seq', Number(after[0])) : query);
  return toPage(
    rows.map((row) => auditRowSchema.parse(row)),
    limit,
    ({ seq }) => [seq, seq],
  );
}

export async function verifyAudit(db: Db, orgId: string): Promise<AuditCheck> {
  const broken = await must(db.rpc('verify_audit_log', { p_org_id: orgId }));
  return { intact: broken === null, first_broken_seq: broken };
}

export async function listFailedJobs(db: Db, orgId: string): Promise<FailedJob[]> {
  return must(
    db
      .from('job_failures')
      .select('id, name, attempts, error, failed_at, retried_at')
      .eq('org_id', orgId)
      .order('failed_at', { ascending: false })
      .limit(200),
  );
}

export async function getSettings(db: Db, orgId: string): Promise<Settings> {
  const row = await must(
    db.from('organizations').select('name, default_currency, time_zone, settings').eq('id', orgId).single(),
  );
  const { name, default_currency, time_zone } = row;
  const settings = typeof row.settings === 'object' && !Array.isArray(row.settings) ? row.settings : {};
  return {
    name,
    default_currency,
    time_zone,
    engines: engineSettings.catch({}).parse(settings.engines ?? {}),
    embeddings: embeddingsSchema.catch({}).parse(settings.embeddings ?? {}),
  };
}

/** One row for every kind; `keep_days` null means until somebody deletes it. */
export async function listRetention(db: Db, orgId: string): Promise<Retention[]> {
  const rows = await must(db.from('retention_policies').select('kind, keep_days').eq('org_id', orgId));
  const days = new Map(rows.map((row) => [row.kind, row.keep_days]));
  return RETENTION_KINDS.map((kind) => ({
    kind,
    keep_days: days.get(kind) ?? DEFAULT_KEEP_DAYS[kind] ?? null,
  }));
}
