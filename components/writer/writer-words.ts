import type { CrewStep } from '@/lib/writer/crew-schema';
import type { Refusal } from '@/lib/writer/launch-schema';
import type { OutboxStatus } from '@/lib/writer/outbox-schema';
import type { Channel } from '@/lib/writer/sequence-schema';

export const CHANNEL_WORDS: Record<Channel, string> = {
  email: 'E-mail',
  linkedin: 'LinkedIn',
  call: 'Call',
  sms: 'Text message',
  other: 'Other',
};

export const REFUSAL_WORDS: Record<Refusal, string> = {
  unsubscribed: 'unsubscribed',
  bounced: 'address bounced',
  no_consent: 'no consent',
  no_email: 'no e-mail address',
};

export const CREW_WORDS: Record<CrewStep, string> = {
  research: 'Research',
  directive: 'Directive',
  writing: 'Writing',
  audience: 'Audience',
  sending: 'Sending',
  tracking: 'Tracking',
  learning: 'Learning',
};

export const OUTBOX_WORDS: Record<OutboxStatus, string> = {
  scheduled: 'Waits',
  sending: 'Being sent',
  sent: 'Sent',
  stopped: 'Stopped',
  failed: 'Failed',
  uncertain: 'Uncertain',
};

const STOP_WORDS: Record<string, string> = {
  replied: 'they replied',
  meeting: 'they booked a meeting',
  unsubscribed: 'they unsubscribed',
  bounced: 'the address bounced',
  no_consent: 'there is no consent',
};
export const reasonWords = (reason: string): string => STOP_WORDS[reason] ?? reason;
