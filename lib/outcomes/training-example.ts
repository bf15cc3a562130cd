import type { TrainingRow } from './training-schema';

const SYSTEM =
  'You write sales messages for a B2B team. Write the one message that is asked for: short, concrete, about the reader, with one clear next step.';

const CHANNEL: Record<string, string> = {
  email: 'an e-mail',
  linkedin: 'a LinkedIn message',
  call: 'an opening for a call',
  sms: 'a text message',
  other: 'a message',
};

/**
 * One line of OpenAI's chat format for fine-tuning. The only weight of that format is 0 or 1 on an assistant message
 * (learn from it or not), so the weight of an outcome filters examples and is not written.
 */
export function toOpenAiLine(row: TrainingRow): string {
  const messages = [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: requestOf(row) },
    { role: 'assistant', content: answerOf(row) },
  ];
  return `${JSON.stringify({ messages })}\n`;
}

function requestOf({
  channel,
  lead_industry,
  lead_role,
  company_size,
  framework,
  tone,
}: TrainingRow): string {
  const facts: [string, string | null][] = [
    ['Role', lead_role],
    ['Industry', lead_industry],
    ['Company size', company_size],
    ['Framework', framework],
    ['Tone', tone],
  ];
  const known = facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return [`Write ${CHANNEL[channel] ?? 'a message'} to this lead.`, ...known].map(wellFormed).join('\n');
}

function answerOf({ subject_line, message_body }: TrainingRow): string {
  return wellFormed(subject_line ? `Subject: ${subject_line}\n\n${message_body}` : message_body);
}

/** Half of a surrogate pair is no text: a strict reader would refuse the whole file. */
const wellFormed = (text: string): string => text.toWellFormed();
