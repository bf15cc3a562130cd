import type { Analysis } from './analysis-schema';
import { meanOf, rateOf } from './figure';
import { noPrior } from './priors';
import type { Touch } from './touches';

const took = ({ completed }: Touch): boolean => completed === true;

/** Documents, meetings and calls. What nobody recorded as held or missed, opened or not, is in no rate. */
export function contentEngagement(touches: readonly Touch[]): Analysis['content'] {
  const files = touches.filter(({ kind }) => kind === 'file');
  const sent = files.filter(({ direction }) => direction !== 'inbound');
  const meetings = touches.filter(({ kind }) => kind === 'meeting');
  const calls = touches.filter(({ kind }) => kind === 'call');
  const known = ({ completed }: Touch) => completed !== null;
  const talked = calls.flatMap(({ at, receipt, seconds, completed }) =>
    seconds !== null && seconds > 0 && completed !== false ? [{ at, receipt, value: seconds / 60 }] : [],
  );
  return {
    documents_sent: sent.length,
    documents_received: files.length - sent.length,
    documents_opened: rateOf(
      sent.filter(({ opened }) => opened !== null),
      ({ opened }) => opened === true,
      noPrior,
    ),
    meetings_held: rateOf(meetings.filter(known), took, noPrior),
    no_shows: meetings.filter(({ noShow }) => noShow).length,
    calls_completed: rateOf(calls.filter(known), took, noPrior),
    call_minutes: meanOf(talked),
  };
}
