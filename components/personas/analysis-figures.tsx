import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';
import { Stat } from '@/components/ui/stat';
import type { Analysis } from '@/lib/personas/analysis-schema';
import { FigureStat, RateFigureStat } from './figure-stat';
import { SPEED_WORDS, TREND_WORDS } from './persona-words';

/** What the person did, as figures with their intervals and n. */
export function AnalysisFigures({ analysis }: { analysis: Analysis }) {
  const { email, response_time, content, conversion, decision_speed } = analysis;
  return (
    <div className="grid gap-x-12 gap-y-6 xl:grid-cols-2">
      <Group title="Interactions">
        <Interactions analysis={analysis} />
      </Group>
      <Group title="E-mail" note={emailNote(email)}>
        <RateFigureStat label="Engaged" figure={email.engagement_rate} />
        <RateFigureStat label="Opened" figure={email.open_rate} />
        <RateFigureStat label="Clicked" figure={email.click_rate} />
        <RateFigureStat label="Replied" figure={email.reply_rate} />
      </Group>
      <Group title="Response time">
        <FigureStat
          label="Median"
          figure={response_time.median_hours}
          unit="hours"
          extra={TREND_WORDS[response_time.trend.direction]}
        />
        <FigureStat label="Mean" figure={response_time.mean_hours} unit="hours" />
        <RateFigureStat label="Turns answered" figure={response_time.answered} />
      </Group>
      <Group title="Deals">
        <RateFigureStat label="Won of closed" figure={conversion} />
        <Stat
          label="Won, lost, open"
          value={`${conversion.won}, ${conversion.lost}, ${conversion.open}`}
          note="deals with this person"
        />
        <FigureStat
          label="Time to decide"
          figure={decision_speed.ratio}
          unit="times"
          extra={SPEED_WORDS[decision_speed.verdict]}
        />
        <FigureStat label="Opening to winning" figure={decision_speed.cycle_days} unit="days" />
      </Group>
      <Group title="Content">
        <RateFigureStat label="Meetings held" figure={content.meetings_held} />
        <RateFigureStat label="Calls completed" figure={content.calls_completed} />
        <FigureStat label="Length of a call" figure={content.call_minutes} unit="minutes" />
        <RateFigureStat label="Documents opened" figure={content.documents_opened} />
      </Group>
    </div>
  );
}

function Interactions({ analysis: { interactions, frequency } }: { analysis: Analysis }) {
  return (
    <>
      <Stat label="All" value={interactions.n} note={directions(interactions)} />
      <FigureStat label="Frequency" figure={frequency.per_week} unit="per_week" />
      <Stat label="Last 90 days" value={frequency.last_90_days} />
      <Stat
        label="Last heard from them"
        value={frequency.last_inbound_at ? <RelativeTime value={frequency.last_inbound_at} /> : 'Never'}
      />
    </>
  );
}

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Meetings and notes come from neither side alone. */
function directions({ n, inbound, outbound }: Analysis['interactions']): string {
  const shared = n - inbound - outbound;
  return `${inbound} from them, ${outbound} from us${shared > 0 ? `, ${shared} shared` : ''}`;
}

function emailNote({ tracked, machine_opens, auto_replies, unsubscribed }: Analysis['email']): string {
  const apart = [
    machine_opens > 0 ? counted(machine_opens, 'opening by a machine', 'openings by machines') : '',
    auto_replies > 0 ? counted(auto_replies, 'automatic reply', 'automatic replies') : '',
  ].filter(Boolean);
  return [
    tracked === 0 ? 'No tracked e-mail.' : `Of ${tracked} tracked.`,
    apart.length > 0 ? `Not counted: ${apart.join(', ')}.` : '',
    unsubscribed ? 'Has unsubscribed: do not write.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="font-medium text-sm">{title}</h3>
      {note ? <p className="text-muted text-xs">{note}</p> : null}
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 xl:grid-cols-2">{children}</dl>
    </section>
  );
}
