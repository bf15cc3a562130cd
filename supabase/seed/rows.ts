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
