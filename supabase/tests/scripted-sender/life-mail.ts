import type { Rng } from '../../../lib/stats/rng';
import type { Told } from './steps';
import type { Mood } from './truth';
import { CHARSETS, type Charset } from './wire-inbound';

const REPLIES: readonly [Mood, string][] = [
  ['interested', "Thanks, this sounds great. I'm interested, can we set up a call next Tuesday at 10?"],
  ['objecting', 'Not interested, thanks.'],
];

const mail = (told: Told, event: string, at: number, extra: Record<string, unknown> = {}) =>
  told.steps.push({ kind: 'mail', at, event, extra });

/** It never arrived: refused for good, for now, or not even tried. */
export function bounces(told: Told): void {
  const { truth, rng, later } = told;
  mail(told, 'processed', later(2));
  const [event, type, reason, extra] = (
    [
      ['bounce', 'hard', '550 5.1.1 The email account does not exist', { type: 'bounce', status: '5.1.1' }],
      ['bounce', 'soft', '452 4.2.2 Mailbox full', { type: 'blocked', status: '4.2.2' }],
      ['dropped', 'hard', 'Bounced Address', {}],
      ['dropped', 'soft', 'Spam Content', {}],
    ] as const
  )[rng.int(4)] ?? ['bounce', 'hard', 'Unknown', {}];
  mail(told, event, later(60), { ...extra, reason });
  Object.assign(truth, { bounced: true, bounce_type: type, bounce_reason: reason });
}

/** Delivery, opens by people and by machines, clicks, and what people say to a mail. */
export function engagement(told: Told): void {
  const { truth, rng, later, chance } = told;
  mail(told, 'processed', later(2));
  if (chance(0.1)) mail(told, 'deferred', later(5), { response: '421 try again later', attempt: '1' });
  const says = chance(0.95);
  if (says) mail(told, 'delivered', later(10), { response: '250 OK' });
  truth.delivered = says;
  if (chance(0.3)) {
    mail(told, 'open', later(5), { sg_machine_open: true });
    truth.machine_open_count += 1;
    truth.delivered = true;
  }
  const opens = rng.int(5);
  for (let i = 0; i < opens; i += 1) opened(told);
  if (opens > 0 && chance(0.4)) for (let i = rng.int(3); i >= 0; i -= 1) clicked(told);
  if (opens > 0 && chance(0.2)) replied(told);
  if (chance(0.08)) answeredByMachine(told);
  if (chance(0.04)) {
    mail(told, chance(0.5) ? 'unsubscribe' : 'group_unsubscribe', later(600), { asm_group_id: 7 });
    truth.unsubscribed = true;
  }
  if (chance(0.02)) {
    mail(told, 'spamreport', later(600));
    truth.spam_reported = true;
  }
}

function opened(told: Told): void {
  mail(told, 'open', told.later(600), { sg_machine_open: false });
  told.truth.opened = true;
  told.truth.delivered = true;
  told.truth.open_count += 1;
}

/** A security scanner follows several links at one instant: several clicks, one occasion. */
function clicked(told: Told): void {
  const at = told.later(300);
  const links = told.chance(0.2) ? 2 : 1;
  for (let link = 0; link < links; link += 1)
    mail(told, 'click', at, {
      url: `https://example.com/page/${link}`,
      url_offset: { index: link, type: 'html' },
    });
  told.truth.clicked = true;
  told.truth.delivered = true;
  told.truth.click_count += links;
  told.truth.click_occasions += 1;
}

function replied(told: Told): void {
  const { truth, rng, later, chance } = told;
  for (let i = chance(0.2) ? 2 : 1; i > 0; i -= 1) {
    const [mood, text] = REPLIES[rng.int(REPLIES.length)] ?? (['plain', 'Thank you.'] as const);
    const reply = letter(rng, text);
    told.steps.push({ kind: 'reply', at: later(600), isAutomatic: false, ...reply });
    told.mood = mood;
    truth.reply_text = reply.text;
  }
  truth.replied = true;
  truth.delivered = true;
}

/** It reached the mailbox, and nobody answered. */
function answeredByMachine({ steps, truth, rng, later }: Told): void {
  const letterOf = letter(rng, 'I am out of the office until Monday and will read your mail then.');
  steps.push({ kind: 'reply', at: later(1), isAutomatic: true, ...letterOf });
  truth.delivered = true;
}

function letter(rng: Rng, words: string): { text: string; charset: Charset } {
  const names = Object.entries(CHARSETS) as [Charset, string][];
  const [charset, name] = names[rng.int(names.length)] ?? ['UTF-8', 'Ann'];
  return { charset, text: `${words}\n\nKind regards,\n${name}` };
}
