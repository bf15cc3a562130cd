import type { CampaignSummary } from '@/lib/outcomes/campaign-schema';
import type { Ledger, MessageRow } from '@/lib/outcomes/message-schema';
import type { Outcome } from '@/lib/outcomes/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export type Page<T> = { data: T[]; next_cursor: string | null };
export type CampaignFilters = { q: string | null; status: string | null };
export type MessageFilters = { fact: string | null; label: string | null };

export const PAGE_SIZE = 50;

/** Browser and server build the same key, so that what the server prefetched is found. */
export const campaignListKey = (orgId: string, filters: CampaignFilters) =>
  keysFor(orgId, 'campaigns').list({ ...filters, screen: true });

export const campaignKey = (orgId: string, id: string) => keysFor(orgId, 'campaigns').detail(id);

function search(values: Record<string, string | null>): string {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.toString();
}

export const nextCursor = (page: Page<unknown>): string | null => page.next_cursor;

export function fetchCampaigns(filters: CampaignFilters, cursor: string, signal: AbortSignal) {
  return api<Page<CampaignSummary>>(`/campaigns?${search({ ...filters, cursor })}`, { signal });
}

export const messagesKey = (orgId: string, campaignId: string, filters: MessageFilters) =>
  keysFor(orgId, 'campaigns').part(campaignId, 'messages', filters);

export function fetchMessages(id: string, filters: MessageFilters, cursor: string, signal: AbortSignal) {
  const { fact, label } = filters;
  return api<Page<MessageRow>>(
    `/campaigns/${id}/messages?${search({ fact, training_label: label, cursor })}`,
    {
      signal,
    },
  );
}

export const messageKey = (orgId: string, id: string) => keysFor(orgId, 'outcomes').detail(id);

/** One message with its events. */
export async function fetchMessage(
  id: string,
  signal: AbortSignal,
): Promise<{ message: Outcome; ledger: Ledger }> {
  const [message, ledger] = await Promise.all([
    api<Outcome>(`/outcomes/${id}`, { signal }),
    api<Ledger>(`/outcomes/${id}/events`, { signal }),
  ]);
  return { message, ledger };
}
