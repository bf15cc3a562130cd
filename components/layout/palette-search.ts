'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { contextText, titleOf } from '@/components/library/practice-words';
import type { ContactRow } from '@/lib/contacts/schema';
import type { DealRow } from '@/lib/deals/schema';
import type { CampaignSummary } from '@/lib/outcomes/campaign-schema';
import type { Practice } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export interface PaletteHit {
  id: string;
  name: string;
  detail: string;
}

type DealHit = Pick<DealRow, 'id' | 'name' | 'external_id' | 'stage' | 'status' | 'company'>;
type CampaignHit = Pick<CampaignSummary, 'id' | 'name' | 'status' | 'counts'>;
type PracticeHit = Pick<Practice, 'id' | 'content' | 'context'>;
type ContactHit = Pick<ContactRow, 'id' | 'name' | 'email' | 'job_title' | 'company'>;

const join = (...parts: Array<string | null | undefined>) => parts.filter(Boolean).join(' · ');

function dealHit(deal: DealHit): PaletteHit {
  return {
    id: deal.id,
    name: deal.name || deal.external_id || 'Unnamed deal',
    detail: join(deal.company, deal.status === 'open' ? deal.stage : deal.status),
  };
}

function contactHit(contact: ContactHit): PaletteHit {
  return {
    id: contact.id,
    name: contact.name || contact.email || 'Unnamed contact',
    detail: join(contact.job_title, contact.company),
  };
}

function campaignHit({ id, name, status, counts }: CampaignHit): PaletteHit {
  return { id, name, detail: join(status, `${counts.sent} sent`) };
}

function practiceHit(practice: PracticeHit): PaletteHit {
  return { id: practice.id, name: titleOf(practice), detail: contextText(practice.context) };
}

function useHits<T>(
  orgId: string,
  resource: 'deals' | 'contacts' | 'campaigns' | 'practices',
  text: string,
  toHit: (row: T) => PaletteHit,
) {
  return useQuery({
    queryKey: keysFor(orgId, resource).list({ q: text, palette: true }),
    queryFn: async ({ signal }) => {
      const path = `/${resource}?limit=6&q=${encodeURIComponent(text)}`;
      const { data } = await api<{ data: T[] }>(path, { signal });
      return data.map(toHit);
    },
    enabled: text.length > 1,
    placeholderData: keepPreviousData,
  });
}

/** Deals, contacts, campaigns and practices that match what is typed; the last answer stays until the next one is there. */
export function usePaletteSearch(orgId: string, typed: string) {
  const text = useDeferredValue(typed.trim());
  const deals = useHits(orgId, 'deals', text, dealHit);
  const contacts = useHits(orgId, 'contacts', text, contactHit);
  const campaigns = useHits(orgId, 'campaigns', text, campaignHit);
  const practices = useHits(orgId, 'practices', text, practiceHit);
  const isActive = text.length > 1;
  return {
    deals: isActive ? (deals.data ?? []) : [],
    contacts: isActive ? (contacts.data ?? []) : [],
    campaigns: isActive ? (campaigns.data ?? []) : [],
    practices: isActive ? (practices.data ?? []) : [],
    isSearching: [deals, contacts, campaigns, practices].some(({ isFetching }) => isFetching),
    hasFailed: [deals, contacts, campaigns, practices].some(({ isError }) => isError),
  };
}
