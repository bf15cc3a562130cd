import { z } from 'zod';
import type { EventType } from '../outcomes/schema';

export const PROVIDERS = [
  'sendgrid',
  'sendgrid-inbound',
  'hubspot',
  'salesforce',
  'pipedrive',
  'generic',
] as const;
export type Provider = (typeof PROVIDERS)[number];
export const CRM_PROVIDERS = ['hubspot', 'salesforce', 'pipedrive', 'generic'] as const;
export type CrmProvider = (typeof CRM_PROVIDERS)[number];

export const settingsSchema = z.object({
  /** What the stages of a CRM mean, by their ids: HubSpot's custom pipelines have ids that say nothing. */
  stages: z
    .record(z.string().min(1).max(200), z.enum(['open', 'won', 'lost']))
    .refine((stages) => Object.keys(stages).length <= 1000, 'At most 1,000 stages.')
    .default({}),
  /** Salesforce's OrganizationId (18 characters): messages of another one are refused. */
  organization_id: z.string().max(18).optional(),
});
export type EndpointSettings = z.output<typeof settingsSchema>;

export type Link = {
  outcome_id?: string | undefined;
  provider_message_id?: string | undefined;
  lead_id?: string | undefined;
  email?: string | undefined;
  /** Of a mail: the addresses that it reached, one of which may hold our signed token. */
  recipients?: string[];
  /** Of a mail: the provider message ids that it answers, the nearest first. */
  answers?: string[];
};

/** What an event is about, for the CRMs that say no more than that. */
export type CrmRecord = {
  type: 'deals' | 'meetings';
  id: string;
  /** The stage of a deal that neither the settings nor the default pipeline give a meaning. */
  stage?: string;
};

/** What every provider's event becomes. */
export type WebhookEvent = {
  source: string;
  source_event_id: string;
  type: EventType;
  occurred_at: string;
  link: Link;
  deal_key?: string | undefined;
  is_machine?: boolean;
  bounce_type?: 'hard' | 'soft';
  reason?: string | undefined;
  /** Decimal text: providers send strings, and a float would round. */
  deal_value?: string | undefined;
  currency?: string | undefined;
  reply_text?: string | undefined;
  is_auto_reply?: boolean;
  crm_record?: CrmRecord;
};

/** Not for the ledger: of a kind that changes nothing, or impossible to understand. */
export type Skipped = { result: 'ignored' | 'quarantined'; event: string; reason: string };
export type Parsed = { events: WebhookEvent[]; skipped: Skipped[] };
export type ParseContext = { receivedAt: Date; settings: EndpointSettings };

/** A delivery whose sender is known, on its way into storage. */
export type Source = {
  orgId: string;
  endpointId: string | null;
  provider: Provider;
  body: string;
  /** What a repeat has in common with it; the body, when absent. */
  identity?: string;
  /** Not accepted, but kept as base64 so that it can be replayed. */
  held?: { reason: string; raw: string };
};
