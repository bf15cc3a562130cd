/** What an address can be told; subscription.test comes only when somebody asks for it. */
export const EVENT_TYPES = [
  'insight.created',
  'persona.generated',
  'reply.needs_review',
  'plan.proposed',
  'plan.decided',
  'report.high_severity',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];
