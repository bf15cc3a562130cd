import type { Analysis } from '../analysis-schema';
import type { Figure, Preference, RateFigure } from '../figure-schema';

const nothing = { n: 0, period: null, receipts: [] };
const figure: Figure = { ...nothing, value: null, interval: null };
const preference: Preference = { ...nothing, slots: [], preferred: [], summary: 'no clear preference' };
const rate: RateFigure = {
  ...nothing,
  rate: { mean: 0.5, interval: [0, 1], raw: null, n: 0 },
  prior: 'nothing comparable has been seen',
};

/** What the analysis of a contact without any history looks like. */
export const emptyAnalysis = (contactId: string, asOf = '2026-11-20T12:00:00.000Z'): Analysis => ({
  contact_id: contactId,
  as_of: asOf,
  contact: {
    name: null,
    email: null,
    job_title: null,
    company_id: null,
    company: null,
    industry: null,
    company_size: null,
    employees: null,
    region: null,
    lead_source: null,
    owner_id: null,
  },
  time_zone: { name: 'UTC', source: 'assumed_utc' },
  interactions: { ...nothing, inbound: 0, outbound: 0, by_kind: {}, by_channel: [] },
  email: {
    sent: 0,
    tracked: 0,
    bounced: 0,
    open_rate: rate,
    click_rate: rate,
    reply_rate: rate,
    engagement_rate: rate,
    machine_opens: 0,
    auto_replies: 0,
    unsubscribed: false,
  },
  response_time: {
    mean_hours: figure,
    median_hours: figure,
    answered: rate,
    trend: { ...nothing, direction: 'no_clear_trend', change_per_month: null, interval: null },
  },
  frequency: {
    per_week: figure,
    last_90_days: 0,
    first_at: null,
    last_at: null,
    last_inbound_at: null,
    days_since_last: null,
  },
  preferences: { day: preference, time: preference, channel: preference },
  decision_speed: { ratio: figure, verdict: 'no_clear_difference', stages: [], cycle_days: figure },
  conversion: { ...rate, won: 0, lost: 0, open: 0, won_value: [] },
  content: {
    documents_sent: 0,
    documents_received: 0,
    documents_opened: rate,
    meetings_held: rate,
    no_shows: 0,
    calls_completed: rate,
    call_minutes: figure,
  },
  patterns: [],
  charts: {
    day_hour: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
    response_times: [],
    months: [],
  },
  data_quality: {
    score: 0,
    parts: { interaction_volume: 0, email_engagement: 0, deal_history: 0, recognised_patterns: 0 },
    explanation: [],
    next: null,
  },
});
