import { z } from 'zod';

const id = z.string();
const at = z.number();
const column = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullable()
    .transform((cells) => cells ?? []);
const text = column(z.string().nullable());

const columnsSchema = z.object({
  id: z.array(id),
  kind: column(z.enum(['call', 'meeting', 'email', 'task', 'note', 'file'])),
  direction: column(z.enum(['inbound', 'outbound']).nullable()),
  at: column(at),
  subject: text,
  seconds: column(z.number().nullable()),
  opened: text,
  open_count: text,
  clicked: text,
  replied: text,
  completed: text,
  no_show: text,
  machine_opens: text,
  auto_reply: text,
  bounced: text,
  thread: text,
  outcome: text,
  message: text,
});

const dealSchema = z.object({
  id,
  status: z.enum(['open', 'won', 'lost']),
  amount: z.number().nullable(),
  currency: z.string(),
  opened_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  created_at: z.string(),
});

/** The answer of the SQL function contact_behaviour. Times are milliseconds since 1970 where they are numbers. */
export const behaviourSchema = z.object({
  contact: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    job_title: z.string().nullable(),
    company_id: z.string().nullable(),
    company: z.string().nullable(),
    industry: z.string().nullable(),
    company_size: z.string().nullable(),
    employees: z.number().nullable(),
    region: z.string().nullable(),
    lead_source: z.string().nullable(),
    owner_id: z.string().nullable(),
  }),
  time_zone: z.string().nullable(),
  organization_time_zone: z.string().nullable(),
  activities: columnsSchema.transform(toActivities),
  messages: z.array(
    z
      .tuple([
        id,
        z.enum(['email', 'linkedin', 'call', 'sms', 'other']),
        at,
        z.string().nullable(),
        z.string().nullable(),
        z.boolean(),
        z.boolean(),
        z.boolean(),
        z.boolean(),
        z.number(),
        z.boolean(),
      ])
      .transform(
        ([
          id,
          channel,
          at,
          subject,
          message,
          delivered,
          bounced,
          opened,
          clicked,
          machineOpens,
          unsubscribed,
        ]) => ({
          ...{
            id,
            channel,
            at,
            subject,
            message,
            delivered,
            bounced,
            opened,
            clicked,
            machineOpens,
            unsubscribed,
          },
        }),
      ),
  ),
  events: z.array(
    z
      .tuple([id, id, z.string(), at, z.boolean(), z.boolean()])
      .transform(([id, messageId, type, at, isMachine, isAutoReply]) => ({
        id,
        messageId,
        type,
        at,
        isMachine,
        isAutoReply,
      })),
  ),
  deals: z.array(dealSchema),
  stages: z.array(
    z.object({ change_id: id, stage: z.string(), started_at: z.string(), ended_at: z.string() }),
  ),
  usual: z.object({
    stages: z.array(z.object({ stage: z.string(), n: z.number(), median_days: z.number() })),
    deals: z.object({ won: z.number(), closed: z.number() }),
    messages: z.object({
      reached: z.number(),
      opened: z.number(),
      clicked: z.number(),
      replied: z.number(),
      engaged: z.number(),
    }),
  }),
});
export type Behaviour = z.output<typeof behaviourSchema>;
export type ActivityFacts = Behaviour['activities'][number];
export type MessageFacts = Behaviour['messages'][number];
export type EventFacts = Behaviour['events'][number];

function toActivities(columns: z.output<typeof columnsSchema>) {
  return columns.id.map((id, i) => ({
    id,
    kind: columns.kind[i] ?? 'note',
    direction: columns.direction[i] ?? null,
    at: columns.at[i] ?? 0,
    subject: columns.subject[i] ?? null,
    seconds: columns.seconds[i] ?? null,
    opened: either(said(columns.opened[i]), said(columns.open_count[i])),
    clicked: said(columns.clicked[i]),
    replied: said(columns.replied[i]),
    completed: said(columns.completed[i]),
    noShow: said(columns.no_show[i]),
    machineOpens: countOf(columns.machine_opens[i]),
    isAutoReply: said(columns.auto_reply[i]) === true,
    bounced: said(columns.bounced[i]) === true,
    thread: columns.thread[i] ?? null,
    outcomeId: columns.outcome[i] ?? null,
    message: columns.message[i] ?? null,
  }));
}

const NO = new Set(['false', '0', 'no', 'n', 'f', 'never', 'none', 'null']);

/** What a source says of a thing that may have happened: a flag, a count or the time of it; null when nothing. */
function said(value: string | null | undefined): boolean | null {
  if (value === null || value === undefined || value.trim() === '') return null;
  return !NO.has(value.trim().toLowerCase());
}

/** Yes from either of two sources is yes; null only when both are silent. */
export const either = (a: boolean | null, b: boolean | null): boolean | null =>
  a === null || b === null ? (a ?? b) : a || b;

function countOf(value: string | null | undefined): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 0) return count;
  return said(value) === true ? 1 : 0;
}
