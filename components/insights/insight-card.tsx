'use client';

import { CircleGauge, ListChecks, type LucideIcon, TrendingUp, TriangleAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Interval } from '@/components/ui/interval';
import type { FeedbackInput, Insight, InsightKind } from '@/lib/insights/schema';
import { InsightFeedback } from './insight-feedback';
import { Receipt } from './receipt';
import { noteInsightEvent, useShown } from './use-insight-events';

const KINDS: Record<
  InsightKind,
  { label: string; tone: 'bad' | 'good' | 'accent' | 'neutral'; icon: LucideIcon }
> = {
  risk: { label: 'Risk', tone: 'bad', icon: TriangleAlert },
  opportunity: { label: 'Opportunity', tone: 'good', icon: TrendingUp },
  next_action: { label: 'Next action', tone: 'accent', icon: ListChecks },
  win_probability: { label: 'Win probability', tone: 'neutral', icon: CircleGauge },
};

interface InsightCardProps {
  orgId: string;
  insight: Insight;
  /** False while it is a draft that is still being written. */
  isStored: boolean;
  onFeedback?: (insight: Insight, feedback: FeedbackInput, isOn: boolean) => void;
}

export function InsightCard({ orgId, insight, isStored, onFeedback }: InsightCardProps) {
  const ref = useShown(insight.id, isStored);
  const { label, tone, icon: Icon } = KINDS[insight.kind];
  return (
    <li ref={ref}>
      <article
        aria-labelledby={`insight-${insight.id}`}
        className="flex flex-col gap-2 border-line border-b px-4 py-3"
      >
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tone} icon={<Icon aria-hidden />}>
            {label}
          </Badge>
          <h3 id={`insight-${insight.id}`} className="min-w-0 font-medium text-base">
            {insight.title}
          </h3>
        </header>
        <p className="max-w-prose text-pretty text-sm">{insight.body}</p>
        {insight.actions.length > 0 ? (
          <ul className="list-disc pl-5 text-sm marker:text-faint">
            {insight.actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        ) : null}
        <p className="text-muted text-xs">
          Came true: <Confidence insight={insight} />
        </p>
        <ul aria-label="Evidence" className="flex flex-wrap gap-1">
          {insight.evidence.map((evidence) => (
            <li key={`${evidence.type}:${evidence.id}:${evidence.label}`} className="max-w-full">
              <Receipt
                orgId={orgId}
                evidence={evidence}
                onOpen={() => noteInsightEvent(insight.id, 'expanded')}
              />
            </li>
          ))}
        </ul>
        {isStored && onFeedback ? (
          <InsightFeedback
            insight={insight}
            onChange={(feedback, isOn) => onFeedback(insight, feedback, isOn)}
          />
        ) : null}
      </article>
    </li>
  );
}

/** A frequency with what it counts; nothing measured yet is said in words, without a figure. */
function Confidence({ insight }: { insight: Insight }) {
  if (insight.confidence_n === 0) return <>{insight.confidence_basis}</>;
  return (
    <>
      <Interval mean={insight.confidence} interval={insight.confidence_interval} n={insight.confidence_n} /> ·{' '}
      {insight.confidence_basis}
    </>
  );
}
