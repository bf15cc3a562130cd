import type { Analysis } from './analysis-schema';
import { type FactBook, sourcesOf } from './facts';
import { figureReceipt } from './figure-receipt';
import { capital, listed, plural } from './format';

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
  for (const [what, preference] of [
    ['weekday', preferences.day],
    ['time of day', preferences.time],
  ] as const) {
    if (preference.n === 0) continue;
    const counts = preference.slots
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => `${label} ${count}`);
    const label = `Times they were active by ${what} ${zone}: ${counts.join(', ')} of ${preference.n}`;
    const id = figureReceipt(book, preference, label, as_of);
    const top = preference.slots.filter(({ key }) => preference.preferred.includes(key));
    if (top.length > 0) {
      const share = top.map(({ label: slot, count }) => `${slot} (${count} of ${preference.n})`);
      book.claim(
        'best_time',
        'confirmed',
        `Most active on ${listed(share)}, ${zone}.`.replace('on ', what === 'weekday' ? 'on ' : 'at '),
        id,
      );
    } else {
      book.claim(
        'best_time',
        'unknown',
        `Unknown: no ${what} stands out among ${plural(preference.n, 'time')} they were active.`,
        id,
      );
    }
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
    book.claim(
      'best_channel',
      'confirmed',
      `${capital(name)}: ${first.inbound} of ${total} times they got in touch or answered.`,
      id,
    );
  } else {
    book.claim(
      'best_channel',
      'unknown',
      `Unknown: no channel stands out among ${plural(total, 'time')} they got in touch.`,
      id,
    );
  }
}
