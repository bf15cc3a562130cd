import type { Analysis } from './analysis-schema';
import type { Behaviour } from './behaviour-rows';
import { channelCounts, channelPreference } from './channels';
import { contentEngagement } from './content';
import { dataQuality } from './data-quality';
import { conversionOf, decisionSpeed } from './deal-metrics';
import { emailEngagement } from './email-engagement';
import { evidenceOf } from './figure';
import { frequencyOf, monthlySeries } from './frequency';
import { momentsOf } from './moments';
import { patternsOf } from './patterns';
import { priorsOf } from './priors';
import { responseSeries, responseTime } from './response-time';
import { type Touch, touchesOf } from './touches';
import { turnsOf } from './turns';
import { dayHourMatrix, dayPreference, timePreference } from './when';
import { clockOf, isZone } from './zone';

/** Every figure about a contact, from their rows alone: the same rows in any order give the same analysis. */
export function analyse(contactId: string, behaviour: Behaviour, asOf: Date): Analysis {
  const now = asOf.getTime();
  const zone = zoneOf(behaviour);
  const local = clockOf(zone.name);
  const all = touchesOf(behaviour);
  const touches = all.filter(({ isAutoReply }) => !isAutoReply);
  const turns = turnsOf(all);
  const priors = priorsOf(behaviour.usual);
  const moments = momentsOf(all, behaviour.events).map((moment) => ({ ...moment, local: local(moment.at) }));
  const response_time = responseTime(turns, now, priors);
  const decision_speed = decisionSpeed(behaviour);
  const email = emailEngagement(all, turns, behaviour.messages, priors);
  const preferences = {
    day: dayPreference(moments),
    time: timePreference(moments),
    channel: channelPreference(touches),
  };
  const sentHere = turns.filter(({ messages }) => messages[0]?.receipt.kind === 'message');
  const { answered } = responseTime(sentHere, now, priors);
  const patterns = patternsOf({ preferences, response_time, decision_speed, answered }, behaviour.usual);
  return {
    contact_id: contactId,
    as_of: asOf.toISOString(),
    contact: behaviour.contact,
    time_zone: zone,
    interactions: {
      ...evidenceOf(touches),
      inbound: touches.filter(({ direction }) => direction === 'inbound').length,
      outbound: touches.filter(({ direction }) => direction === 'outbound').length,
      by_kind: countKinds(touches),
      by_channel: channelCounts(touches, turns),
    },
    email,
    response_time,
    frequency: frequencyOf(touches, now),
    preferences,
    decision_speed,
    conversion: conversionOf(behaviour, priors),
    content: contentEngagement(touches),
    patterns,
    charts: {
      day_hour: dayHourMatrix(moments),
      response_times: responseSeries(turns),
      months: monthlySeries(touches, local),
    },
    data_quality: dataQuality({
      interactions: touches.length,
      trackedEmails: touches.filter(isTrackedEmail).length,
      deals: behaviour.deals.length,
      patterns: patterns.length,
    }),
  };
}

/** Whoever sent it, and whether or not it arrived: somebody recorded what became of it. */
const isTrackedEmail = ({ kind, opened, clicked, replied }: Touch): boolean =>
  kind === 'email' && (opened ?? clicked ?? replied) !== null;

/** The organisation's zone stands in for an unknown one; UTC is what nobody chose. */
function zoneOf({ time_zone, organization_time_zone }: Behaviour): Analysis['time_zone'] {
  if (isZone(time_zone)) return { name: time_zone, source: 'contact' };
  if (isZone(organization_time_zone) && organization_time_zone !== 'UTC') {
    return { name: organization_time_zone, source: 'organization' };
  }
  return { name: 'UTC', source: 'assumed_utc' };
}

function countKinds(touches: readonly Touch[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of touches) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
