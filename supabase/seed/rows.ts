/** Rows as the tables take them: every column present, so that a batch has one shape. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Attributes = { [key: string]: Json };

export type CompanyRow = {
  id: string;
  org_id: string;
  external_id: string;
  name: string;
  domain: string;
  industry: string;
  employees: number;
  company_size: 'small' | 'medium' | 'large';
  region: string;
  attributes: Attributes;
  created_at: string;
};

export type ContactRow = {
  id: string;
  org_id: string;
  external_id: string;
  email: string;
  name: string;
  job_title: string;
  company_id: string;
  industry: string;
  region: string;
  lead_source: string;
  time_zone: string;
  owner_id: string | null;
  owner_name: string;
  training_consent: boolean;
  attributes: Attributes;
  created_at: string;
};

export type DealRow = {
  id: string;
  org_id: string;
  external_id: string;
  name: string;
  company_id: string;
  contact_id: string;
  owner_id: string | null;
  owner_name: string;
  product: string;
  source: string;
  competitor: string | null;
  amount: number;
  currency: string;
  stage: string;
  status: 'open' | 'won' | 'lost';
  opened_at: string;
  expected_close_on: string;
  closed_at: string | null;
  attributes: Attributes;
  created_at: string;
  updated_at: string;
};

export type StageChangeRow = {
  id: string;
  org_id: string;
  deal_id: string;
  from_stage: string | null;
  to_stage: string;
  occurred_at: string;
};

export type ActivityRow = {
  id: string;
  org_id: string;
  external_id: string;
  kind: 'call' | 'meeting' | 'email' | 'task' | 'note' | 'file';
  direction: 'inbound' | 'outbound' | null;
  occurred_at: string;
  contact_id: string;
  deal_id: string | null;
  subject: string;
  body: string;
  duration_seconds: number | null;
  metadata: Attributes;
  created_at: string;
};

/** A deal with everything that hangs below it. */
export type DealBundle = { deal: DealRow; stageChanges: StageChangeRow[]; activities: ActivityRow[] };

/** Who owns deals: `id` only for people who can sign in. */
export type Seller = { name: string; id: string | null; skill: number };

export type CampaignRow = {
  id: string;
  org_id: string;
  external_id: string;
  name: string;
  status: 'active' | 'finished';
  created_at: string;
};

export type MessageRow = {
  id: string;
  org_id: string;
  campaign_id: string;
  lead_id: string;
  channel: 'email';
  subject_line: string;
  message_body: string;
  framework: string;
  tone: string;
  agent_decisions: Attributes;
  lead_industry: string;
  lead_role: string;
  company_size: CompanyRow['company_size'];
  provider_message_id: string;
  sent_at: string;
  created_at: string;
};

export type EventRow = {
  id: string;
  org_id: string;
  outcome_id: string;
  type: string;
  occurred_at: string;
  source: 'sendgrid' | 'crm';
  source_event_id: string;
  is_machine: boolean;
  is_auto_reply: boolean;
  reply_text: string | null;
  reason: string | null;
  bounce_type: 'hard' | 'soft' | null;
  deal_key: string | null;
  deal_value: number | null;
  currency: string | null;
};

/** A message with everything that became of it. */
export type MessageBundle = { message: MessageRow; events: EventRow[] };
