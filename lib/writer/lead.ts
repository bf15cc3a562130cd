/** What the CRM says of the person who is written to, and who writes. Slots are filled from here and nowhere else. */
export type Lead = {
  name: string | null;
  company: string | null;
  industry: string | null;
  job_title: string | null;
  company_size?: string | null;
  region: string | null;
  lead_source?: string | null;
  last_activity_kind: string | null;
  last_activity_at: string | null;
};
export type Sender = { name: string | null; company: string | null };

/** Every slot that a template may have; a sentence with any other one is left out. */
export const SLOTS = [
  'first_name',
  'full_name',
  'last_name',
  'company',
  'industry',
  'job_title',
  'region',
  'last_activity',
  'sender_name',
  'sender_company',
] as const;
export type Slot = (typeof SLOTS)[number];
export type SlotValues = Partial<Record<Slot, string>>;

const ACTIVITIES: Record<string, string> = { call: 'call', meeting: 'meeting', email: 'e-mail exchange' };
const TITLES = /^(dr|prof|mr|mrs|ms|herr|frau|dipl|ing)\.?$/i;

/** The values of the slots that the record can fill; each is a field of it, or the date of its last activity. */
export function slotValues(lead: Lead, sender: Sender): SlotValues {
  const words = (lead.name ?? '').split(/\s+/).filter((word) => word && !TITLES.test(word));
  const hasFullName = words.length > 1;
  const values: Record<Slot, string | null | undefined> = {
    first_name: words[0],
    last_name: hasFullName ? words.at(-1) : null,
    full_name: hasFullName ? words.join(' ') : null,
    company: lead.company,
    industry: lead.industry,
    job_title: lead.job_title,
    region: lead.region,
    last_activity: lastActivity(lead),
    sender_name: sender.name,
    sender_company: sender.company,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([slot, value]) => (clean(value) ? [[slot, clean(value)]] : [])),
  );
}

function lastActivity({ last_activity_kind, last_activity_at }: Lead): string | null {
  const kind = ACTIVITIES[last_activity_kind ?? ''];
  if (!kind || !last_activity_at) return null;
  const day = new Date(last_activity_at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return `${kind} on ${day}`;
}

/** One line, without braces: a value from outside can't open a slot or forge a paragraph. */
const clean = (value: string | null | undefined): string =>
  (value ?? '')
    .replace(/[\p{Cc}\p{Cf}{}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
