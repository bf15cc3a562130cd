'use client';

import { RateStat } from '@/components/campaigns/rate-stat';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { StatRow } from '@/components/ui/stat';
import type { PatternMembership as Membership } from '@/lib/personas/compare-schema';

/** Below this the person stands between two patterns. */
const CLEAR = 0.25;

/** The pattern of behaviour that the person belongs to, named by what its people do. */
export function PatternMembership({ pattern }: { pattern: Membership | null }) {
  const { locale } = useLocale();
  if (!pattern) {
    return (
      <p className="text-muted text-sm">
        No pattern fits yet: it takes a few interactions of this person, and enough people to compare with.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div>
        <p className="font-medium">{pattern.name}</p>
        <p className="max-w-prose text-pretty text-muted">
          {pattern.description}{' '}
          {pattern.clarity < CLEAR ? 'This person stands close to another pattern too.' : ''}
        </p>
      </div>
      <ul aria-label="What separates them from everybody else" className="list-disc pl-5 marker:text-faint">
        {pattern.separates.map(({ feature, label, z }) => (
          <li key={feature}>
            {label}{' '}
            <span className="num text-muted">
              ({formatNumber(Math.abs(z), locale)} standard deviations {z > 0 ? 'above' : 'below'} the
              average)
            </span>
          </li>
        ))}
      </ul>
      <StatRow>
        <RateStat label="Reply" rate={pattern.reply_rate} />
        <RateStat label="Meet" rate={pattern.meeting_rate} />
        <RateStat label="Buy" rate={pattern.win_rate} />
      </StatRow>
      <p className="num text-muted text-xs">{pattern.n} people behave like this.</p>
    </div>
  );
}
