import { estimateRate } from '../stats/rate';
import type { Analysis } from './analysis-schema';
import { CHANNELS, type Channel, type Preference } from './figure-schema';
import { preferenceOf } from './preferences';
import { noPrior } from './priors';
import type { Touch } from './touches';
import type { Turn } from './turns';

const LABELS: Record<Channel, string> = {
  email: 'E-mail',
  call: 'Phone',
  meeting: 'Meetings',
  linkedin: 'LinkedIn',
  sms: 'SMS',
  other: 'Other',
};

/**
 * The channel that the contact chooses, against the mix in which we write to them (one more of each, so that an
 * unused channel is possible). With a single channel there is nothing to choose. Meetings belong to both sides.
 */
export function channelPreference(touches: readonly Touch[]): Preference {
  const theirs = touches.filter(({ direction, channel }) => direction === 'inbound' && isChosen(channel));
  const ours = touches.filter(({ direction, channel }) => direction === 'outbound' && isChosen(channel));
  const used = CHANNELS.filter((name) => [...theirs, ...ours].some(({ channel }) => channel === name));
  if (used.length < 2) return preferenceOf(theirs, []);
  const slots = used.map((name) => ({
    key: name,
    label: LABELS[name],
    count: theirs.filter(({ channel }) => channel === name).length,
    among: theirs.length,
    chance: (ours.filter(({ channel }) => channel === name).length + 1) / (ours.length + used.length),
  }));
  return preferenceOf(theirs, slots);
}

const isChosen = (channel: Channel | null) => channel !== null && channel !== 'meeting';

export function channelCounts(
  touches: readonly Touch[],
  turns: readonly Turn[],
): Analysis['interactions']['by_channel'] {
  return CHANNELS.flatMap((channel) => {
    const own = touches.filter((touch) => touch.channel === channel);
    if (own.length === 0) return [];
    const { successes, n } = answered(channel, own, turns);
    return [
      {
        channel,
        n: own.length,
        inbound: own.filter(({ direction }) => direction === 'inbound').length,
        outbound: own.filter(({ direction }) => direction === 'outbound').length,
        answered: n === 0 ? null : estimateRate({ successes, n }, noPrior.beta),
      },
    ];
  });
}

/** Turns that were answered; calls and meetings of which it is known that they took place. */
function answered(channel: Channel, own: readonly Touch[], turns: readonly Turn[]) {
  if (channel === 'call' || channel === 'meeting') {
    const known = own.filter(({ completed, direction }) => completed !== null && direction !== 'inbound');
    return { successes: known.filter(({ completed }) => completed === true).length, n: known.length };
  }
  const ours = turns.filter(({ messages }) => messages[0]?.channel === channel);
  return { successes: ours.filter(({ reply }) => reply !== null).length, n: ours.length };
}
