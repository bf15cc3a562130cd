import type { AuditRow } from '@/lib/orgs/schema';

const THINGS: Record<string, string> = {
  organizations: 'Organisation',
  memberships: 'Member',
  api_keys: 'API key',
  invitations: 'Invitation',
  deals: 'Deal',
  contacts: 'Contact',
  companies: 'Company',
  insight_rules: 'Insight rule',
  retention_policies: 'Retention',
  customer_personas: 'Persona',
};

const VERBS: Record<string, string> = { insert: 'added', update: 'changed', delete: 'removed' };

function plain(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `api_keys.insert` → "API key added"; what we have no words for stays readable. */
export function auditWords({ action, entity }: Pick<AuditRow, 'action' | 'entity'>): string {
  const thing = THINGS[entity] ?? plain(entity);
  const verb = action.includes('.') ? (action.split('.').at(-1) ?? action) : action;
  return `${thing} ${VERBS[verb] ?? verb.replaceAll('_', ' ')}`;
}

/** What a row says beyond its action: the columns that changed, the role, the scopes. */
export function auditDetails(details: AuditRow['details']): string {
  return Object.entries(details)
    .map(
      ([key, value]) =>
        `${plain(key)}: ${(Array.isArray(value) ? value : [value]).join(', ').replaceAll('_', ' ')}`,
    )
    .join(' · ');
}

export function auditActor(
  row: Pick<AuditRow, 'actor_id' | 'actor_kind'>,
  names: Record<string, string>,
): string {
  if (row.actor_kind === 'system') return 'Winloop';
  const known = row.actor_id ? names[row.actor_id] : undefined;
  return known ?? (row.actor_kind === 'api_key' ? 'A revoked key' : 'A former member');
}
