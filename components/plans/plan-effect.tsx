import type { ReactNode } from 'react';
import { METRIC_NAMES } from '@/components/intelligence/agent-words';
import { Interval } from '@/components/ui/interval';
import type { PlanItem } from '@/lib/intelligence/plan-schema';
import { Difference } from './difference';

/** What was promised, what the past says, and what was measured, side by side. */
export function PlanEffect({ item }: { item: PlanItem }) {
  const { expected, evidence, replay, measured } = item;
  const direction = expected.better === 'lower' ? ' (lower is better)' : '';
  return (
    <dl className="grid gap-4 text-sm sm:grid-cols-2">
      <Figure
        label="Expected effect"
        note={`${METRIC_NAMES[expected.metric]}${direction}, shrunk, 90 % interval; changes ${Math.round(expected.share_changed * 100)} % of the messages`}
      >
        <Difference {...expected} />
      </Figure>
      <Figure
        label="Measured"
        note={
          measured
            ? `95 % interval that holds at every look; ${measured.n_control} as before, ${measured.n_treatment} changed${measured.window_over ? '' : '; the window is still open'}`
            : 'Appears once an approved item has reached people in both arms'
        }
      >
        {measured ? (
          <Difference {...measured} n={measured.n_control + measured.n_treatment} />
        ) : (
          <span className="text-muted">Not yet</span>
        )}
      </Figure>
      <Figure label="Evidence" note="with the pattern, and all other messages of the context">
        <span className="flex flex-col">
          <Interval {...evidence.rate} />
          <Interval {...evidence.rest} />
        </span>
      </Figure>
      <Figure
        label="Replay on history"
        note={
          replay
            ? `With the pattern less without it, matched in ${replay.strata} contexts of industry and company size: an association`
            : 'No context has messages with and without the pattern'
        }
      >
        {replay ? <Difference {...replay} n={replay.n_with + replay.n_without} /> : <span>–</span>}
      </Figure>
    </dl>
  );
}

function Figure({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{label}</dt>
      <dd>{children}</dd>
      <dd className="text-muted text-xs">{note}</dd>
    </div>
  );
}
