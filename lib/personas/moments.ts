import type { EventFacts } from './behaviour-rows';
import type { Observation } from './figure';
import type { Touch } from './touches';
import { receiptOf } from './touches';

/**
 * Times at which the contact did something of their own: wrote, called, opened, clicked, met or took a call.
 * Machines' opens and automatic replies are nobody's.
 */
export function momentsOf(touches: readonly Touch[], events: readonly EventFacts[]): Observation[] {
  const own = touches.filter(
    ({ kind, direction, completed, isAutoReply }) =>
      !isAutoReply &&
      (direction === 'inbound' || ((kind === 'meeting' || kind === 'call') && completed === true)),
  );
  const engaged = events.filter(
    ({ type, isMachine }) => (type === 'opened' || type === 'clicked') && !isMachine,
  );
  return [...own, ...engaged.map(({ id, at }) => ({ at, receipt: receiptOf('event', id, at) }))].map(
    ({ at, receipt }) => ({ at, receipt }),
  );
}
