'use client';

import { formatPercent } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import type { Comparison } from '@/lib/personas/compare-schema';
import { measureText, type Unit } from './figure-words';
import { METRIC_NAMES, SOURCE_NAMES } from './persona-words';

const UNITS: Record<Exclude<Comparison['metric'], 'engagement_rate'>, Unit> = {
  deal_cycle_days: 'days',
  response_hours: 'hours',
};

function valueText(metric: Comparison['metric'], value: number, locale: string): string {
  return metric === 'engagement_rate'
    ? formatPercent(value, locale)
    : measureText(value, UNITS[metric], locale);
}

/** The person beside what is usual in their industry and size: a percentile where there are enough peers. */
export function Benchmarks({ comparisons }: { comparisons: readonly Comparison[] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {comparisons.map((comparison) => (
        <Row key={comparison.metric} comparison={comparison} />
      ))}
    </ul>
  );
}

function Row({ comparison }: { comparison: Comparison }) {
  const { locale } = useLocale();
  const { metric, value, n, percentile, n_peers, reason } = comparison;
  return (
    <li className="grid gap-x-6 gap-y-1 py-2 first:pt-0 last:pb-0 sm:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="font-medium">{METRIC_NAMES[metric]}</span>
      <span className="num">
        {value === null
          ? 'Nothing observed'
          : `${valueText(metric, value, locale)}${metric === 'engagement_rate' ? ' counted' : ''} (n = ${n})`}
        <span className="block text-muted text-xs">Usual: {usualText(comparison, locale)}</span>
      </span>
      {percentile === null ? (
        <span className="text-muted">{reason ?? 'No percentile'}</span>
      ) : (
        <span className="num">
          {ordinal(percentile)} percentile of {n_peers} {whomText(comparison)}
          <span className="block text-muted text-xs">{sideText(comparison, percentile)}</span>
        </span>
      )}
    </li>
  );
}

/** "peers in technology, small companies", as narrow as the comparison is. */
function whomText({ peers }: Comparison): string {
  if (!peers) return 'peers';
  const industry = peers.industry === 'all' ? '' : ` in ${peers.industry.replaceAll('_', ' ')}`;
  return `peers${industry}${peers.company_size === 'all' ? '' : `, ${peers.company_size} companies`}`;
}

function usualText({ metric, benchmark }: Comparison, locale: string): string {
  const { value, interval, n, source, n_organizations } = benchmark;
  const range = interval ? `${interval.map((end) => valueText(metric, end, locale)).join('–')}, ` : '';
  const counted = n === null ? '' : `n = ${n}, `;
  const shared = source === 'commons' && n_organizations ? ` (${n_organizations})` : '';
  return `${valueText(metric, value, locale)} (${range}${counted}${SOURCE_NAMES[source]}${shared})`;
}

function sideText({ is_higher_better }: Comparison, percentile: number): string {
  if (percentile >= 40 && percentile <= 60) return 'about as most';
  return percentile > 60 === is_higher_better ? 'better for you than most' : 'worse for you than most';
}

const RULES = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(value: number): string {
  const whole = Math.round(value);
  return `${whole}${ENDS[RULES.select(whole)] ?? 'th'}`;
}
