import type { ForecastRecord } from '@/lib/insights/find-forecast';
import type { StoredRecord } from '@/lib/insights/finding';
import { emptyCounts, replayDeal, summarizeReplay } from '@/lib/insights/replay';
import { learnPipelineShape, type PipelineShape } from '@/lib/insights/stages';
import { DAY_MS } from '../deals';
import { stableId } from '../ids';
import { type BaseRates, countEndings, recordOf } from './base-rates';
import type { ClosedDeal } from './histories';

/** What the product had measured by a moment, from deals that had closed before it and nothing else. */
export type Knowledge = {
  shape: PipelineShape;
  records: StoredRecord[];
  rates: BaseRates;
  forecastRecord: ForecastRecord;
};

function measure(orgId: string, closed: readonly ClosedDeal[]): Knowledge {
  const histories = closed.map(({ deal }) => deal);
  const shape = learnPipelineShape(histories);
  const counts = emptyCounts();
  for (const deal of histories) replayDeal(counts, deal, shape);
  const rates = countEndings(closed);
  const records = summarizeReplay(counts).map((record) => ({
    ...record,
    id: stableId(orgId, `pattern:${record.key}:${record.stage}`),
  }));
  return { shape, records, rates, forecastRecord: recordOf(rates) };
}

const MEASURED_EVERY_DAYS = 30;

/** Measured anew every 30 days from `from`, as of then: a look is told what was last measured before it. */
export function createKnowledge(
  orgId: string,
  closed: readonly ClosedDeal[],
  from: number,
): (at: number) => Knowledge {
  const known = new Map<number, Knowledge>();
  return (at) => {
    const month = Math.max(0, Math.floor((at - from) / (MEASURED_EVERY_DAYS * DAY_MS)));
    const until = from + month * MEASURED_EVERY_DAYS * DAY_MS;
    const found =
      known.get(month) ??
      measure(
        orgId,
        closed.filter((deal) => deal.closed < until),
      );
    known.set(month, found);
    return found;
  };
}
