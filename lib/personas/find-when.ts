import type { Analysis } from './analysis-schema';
import { type FactBook, sourcesOf } from './facts';
import { figureReceipt } from './figure-receipt';
import { capital, listed, plural } from './format';

/** Below this a share of channels is a hint. */
const FEW_CONTACTS = 10;

export const CHANNEL_WORDS: Record<string, string> = {
  email: 'e-mail',
  call: 'phone calls',
  meeting: 'meetings',
  linkedin: 'LinkedIn',
  sms: 'text messages',
  other: 'other channels',
};

/** When they are active, and where they choose to be reached. */
export function findWhenAndWhere(
  book: FactBook,
  { preferences, time_zone, interactions, as_of }: Analysis,
): void {
  const zone =
    time_zone.source === 'contact' ? `in ${time_zone.name}` : `in ${time_zone.name}, which is assumed`;
  const seen = (['weekday', 'time of day'] as const).flatMap((what) => {
    const preference = what === 'weekday' ? preferences.day : preferences.time;
    if (preference.n === 0) return [];
    const counts = preference.slots
      .filter(({ count }) => count > 0)
      .map((slot) => `${slot.label} ${slot.count}`);
    const label = `Times they were active by ${what} ${zone}: ${counts.join(', ')} of ${preference.n}`;
    const id = figureReceipt(book, preference, label, as_of);
    const top = preference.slots.filter(({ key }) => preference.preferred.includes(key));
    return [{ what, id, n: preference.n, top }];
  });
  for (const { what, id, n, top } of seen) {
    if (top.length === 0) continue;
    const unit = what === 'weekday' ? '' : ' o’clock';
    const slots = listed(top.map(({ label, count }) => `${label}${unit} (${count} of ${n} times)`));
    const text = `Most active ${what === 'weekday' ? 'on' : 'at'} ${slots}, ${zone}.`;
    book.claim('best_time', 'confirmed', text, id);
  }
  if (seen.length > 0 && seen.every(({ top }) => top.length === 0)) {
    const n = Math.max(...seen.map((one) => one.n));
    const text = `Unknown: neither a weekday nor a time of day stands out among ${plural(n, 'time')} they were active.`;
    book.claim('best_time', 'unknown', text, ...seen.map(({ id }) => id));
  }
  const { channel } = preferences;
  const own = interactions.by_channel
    .filter(({ inbound }) => inbound > 0)
    .sort((a, b) => b.inbound - a.inbound);
  const total = own.reduce((sum, { inbound }) => sum + inbound, 0);
  const [first] = own;
  if (!first) return;
  const counts = own.map(({ channel: name, inbound }) => `${CHANNEL_WORDS[name] ?? name} ${inbound}`);
  const id = book.receipt({
    type: 'analysis',
    label: `What came from them, by channel: ${counts.join(', ')} of ${total}`,
    observed_at: interactions.period?.last ?? as_of,
    sources: sourcesOf(channel.receipts),
  });
  const name = CHANNEL_WORDS[first.channel] ?? first.channel;
  if (channel.preferred.includes(first.channel) || first.inbound / total >= 0.6) {
    const basis = total < FEW_CONTACTS ? 'inferred' : 'confirmed';
    const text = `${capital(name)}: ${first.inbound} of ${total} times they got in touch or answered.`;
    book.claim('best_channel', basis, text, id);
  } else {
    book.claim(
      'best_channel',
      'unknown',
      `Unknown: no channel stands out among ${plural(total, 'time')} they got in touch.`,
      id,
    );
  }
}
