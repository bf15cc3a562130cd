import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import type { CrewRow } from '@/lib/writer/crew-schema';
import type { CampaignPlan, Launch, Preview } from '@/lib/writer/launch-schema';
import type { OutboxMessage, OutdatedInput } from '@/lib/writer/outbox-schema';
import type { PreferenceCard } from '@/lib/writer/preference-schema';
import type { EditedStep, Sequence } from '@/lib/writer/sequence-schema';
import type { SubjectLinesAnswer } from '@/lib/writer/subject-schema';

export const OUTBOX_PAGE = 50;
export type OutboxPage = { data: OutboxMessage[]; next_cursor: string | null };

export const outboxKey = (orgId: string, status: string) => keysFor(orgId, 'outbox').list({ status });
export const crewKey = (orgId: string, id: string) => keysFor(orgId, 'campaigns').part(id, 'crew');
export const previewKey = (orgId: string, id: string, contactId: string | null) =>
  keysFor(orgId, 'campaigns').part(id, 'preview', { contactId });
export const sequenceKey = (orgId: string, id: string) => keysFor(orgId, 'sequences').detail(id);
export const preferencesKey = (orgId: string) => keysFor(orgId, 'preferences').list();

const send = <T>(method: string, path: string, body?: unknown) =>
  api<T>(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

export function fetchOutbox(status: string, cursor: string, signal: AbortSignal): Promise<OutboxPage> {
  const query = new URLSearchParams({ status, limit: String(OUTBOX_PAGE), ...(cursor ? { cursor } : {}) });
  return api<OutboxPage>(`/outbox?${query}`, { signal });
}
export const markSent = (id: string) => send<OutboxMessage>('POST', `/outbox/${id}/sent`, {});

export const settleOutdated = (input: OutdatedInput) =>
  send<{ data: OutboxMessage[] }>('POST', '/outbox/outdated', input);

export const fetchCrew = (id: string, signal: AbortSignal) =>
  api<{ data: CrewRow[] }>(`/campaigns/${id}/crew`, { signal });
export const fetchPreview = (id: string, contactId: string | null, signal: AbortSignal) =>
  api<Preview>(`/campaigns/${id}/preview${contactId ? `?contact_id=${contactId}` : ''}`, { signal });
export const launchCampaign = (id: string) => send<Launch>('POST', `/campaigns/${id}/launch`);
export const createCampaign = (body: unknown) => send<CampaignPlan>('POST', '/campaigns', body);

export const writeSequence = (body: unknown) => send<Sequence>('POST', '/writer/sequence', body);
export const fetchSequence = (id: string, signal: AbortSignal) =>
  api<Sequence>(`/writer/sequences/${id}`, { signal });
export const editStep = (id: string, stepId: string, body: unknown) =>
  send<EditedStep>('PATCH', `/writer/sequences/${id}/steps/${stepId}`, body);
export const suggestSubjects = (body: string, context: Record<string, string>) =>
  send<SubjectLinesAnswer>('POST', '/writer/subject-lines', { body, context, n: 5 });

export const fetchPreferences = (signal: AbortSignal) =>
  api<{ data: PreferenceCard[] }>('/writer/preferences', { signal });
export const changePreference = (id: string, body: unknown) =>
  send<PreferenceCard>('PATCH', `/writer/preferences/${id}`, body);
export const forgetPreference = (id: string) => send<undefined>('DELETE', `/writer/preferences/${id}`);
