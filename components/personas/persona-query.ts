import type { Analysis } from '@/lib/personas/analysis-schema';
import type { ContactComparison } from '@/lib/personas/comparison-schema';
import type { Persona, PersonaHistoryEntry, PersonaRow, ReceiptSource } from '@/lib/personas/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

type Page<T> = { data: T[]; next_cursor: string | null };
export type PersonaPage = Page<PersonaRow>;
export type PersonaFilters = { q: string | null; sort: string | null };

export const PAGE_SIZE = 25;

export const personasKey = (orgId: string) => keysFor(orgId, 'personas').root;
/** Browser and server build the same keys, so that what the server prefetched is found. */
export const personaListKey = (orgId: string, filters: PersonaFilters) =>
  keysFor(orgId, 'personas').list({ ...filters, screen: true });
export const personaOfContactKey = (orgId: string, contactId: string) =>
  keysFor(orgId, 'personas').list({ contact_id: contactId });
export const personaKey = (orgId: string, id: string) => keysFor(orgId, 'personas').detail(id);
export const historyKey = (orgId: string, id: string) => keysFor(orgId, 'personas').part(id, 'history');
export const contactKey = (orgId: string, id: string) => keysFor(orgId, 'contacts').detail(id);
export const analysisKey = (orgId: string, contactId: string) =>
  keysFor(orgId, 'contacts').part(contactId, 'analysis');

export const comparisonKey = (orgId: string, contactId: string) =>
  keysFor(orgId, 'contacts').part(contactId, 'comparison');
export const sourceKey = (orgId: string, type: string, id: string) =>
  keysFor(orgId, 'persona-sources').part(id, type);

export const nextCursor = (page: Page<unknown>): string | null => page.next_cursor;

export function fetchPersonas(
  filters: PersonaFilters,
  cursor: string,
  signal: AbortSignal,
): Promise<PersonaPage> {
  const query = new URLSearchParams({ limit: `${PAGE_SIZE}` });
  for (const [name, value] of Object.entries({ ...filters, cursor })) if (value) query.set(name, value);
  return api(`/personas?${query}`, { signal });
}

/** The current persona of a contact, or null. */
export async function fetchPersonaOf(contactId: string, signal: AbortSignal): Promise<PersonaRow | null> {
  const { data } = await api<PersonaPage>(`/personas?contact_id=${contactId}&limit=1`, { signal });
  return data[0] ?? null;
}

export const fetchPersona = (id: string, signal: AbortSignal) => api<Persona>(`/personas/${id}`, { signal });

const HISTORY_PAGE = 10;
export function fetchHistory(
  id: string,
  cursor: string,
  signal: AbortSignal,
): Promise<Page<PersonaHistoryEntry>> {
  const query = new URLSearchParams({ limit: `${HISTORY_PAGE}`, ...(cursor ? { cursor } : {}) });
  return api(`/personas/${id}/history?${query}`, { signal });
}

export const fetchAnalysis = (contactId: string, signal: AbortSignal) =>
  api<Analysis>(`/contacts/${contactId}/analysis`, { method: 'POST', signal });

export const fetchComparison = (contactId: string, signal: AbortSignal) =>
  api<ContactComparison>(`/contacts/${contactId}/comparison`, { signal });

const COMPUTED: readonly string[] = ['analysis', 'peers', 'benchmark'];
/** Whether a receipt is one row that can be shown; computed ones open through the rows behind them. */
export const isOpenable = (type: string): boolean => !COMPUTED.includes(type);

export const fetchSource = (type: string, id: string, signal: AbortSignal) =>
  api<ReceiptSource>(`/personas/evidence?type=${type}&id=${id}`, { signal });
