'use client';

import { Send } from 'lucide-react';
import type { Route } from 'next';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat, StatRow } from '@/components/ui/stat';
import type { Campaign, FunnelStep } from '@/lib/outcomes/campaign-schema';
import { stepRate } from './campaign-columns';
import { STEP_WORDS } from './campaign-words';
import { Guardrails } from './guardrails';
import { OverTime } from './over-time';
import { RateStat } from './rate-stat';
import { WonValue } from './won-value';

const FIGURES: ReadonlyArray<readonly [FunnelStep, string]> = [
  ['replied', 'Reply rate'],
  ['positive_reply', 'Positive reply rate'],
  ['meeting', 'Meeting rate'],
];

/** The funnel with what guards it, and how it went over time. */
export function CampaignOverview({ campaign }: { campaign: Campaign }) {
  const { locale } = useLocale();
  const { counts, funnel, guardrails, values, days } = campaign;
  if (counts.sent === 0) return <NothingSent />;
  const deals = values.reduce((sum, { n }) => sum + n, 0);
  const stages = [
    { label: 'Sent', count: counts.sent, rate: null },
    ...funnel.map(({ step, count, rate }) => ({ label: STEP_WORDS[step], count, rate })),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Card padded>
        <StatRow>
          <Stat
            label="Sent"
            value={formatNumber(counts.sent, locale)}
            note={`${counts.delivered} delivered`}
          />
          {FIGURES.map(([step, label]) => (
            <RateStat key={step} label={label} rate={stepRate(campaign, step)} />
          ))}
          <Stat
            label="Won"
            value={<WonValue values={values} />}
            note={`${deals} ${deals === 1 ? 'deal' : 'deals'}`}
          />
        </StatRow>
      </Card>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Section
          id="funnel"
          title="Funnel"
          description="Counts, and each rate of the messages that can have arrived"
        >
          <FunnelChart title="From sent to won" stages={stages} />
        </Section>
        <Guardrails guardrails={guardrails} counts={counts} />
      </div>
      <Section
        id="over-time"
        title="Over time"
        description="By when the message was sent, with what became of it since"
      >
        <OverTime days={days} />
      </Section>
    </div>
  );
}

function NothingSent() {
  return (
    <Card>
      <EmptyState
        title="Nothing was sent yet"
        icon={<Send />}
        action={
          <ButtonLink href={'/settings/api-keys' as Route} variant="primary">
            Create an API key
          </ButtonLink>
        }
      >
        Report messages with POST /api/v1/messages and the id of this campaign: the funnel begins with the
        first.
      </EmptyState>
    </Card>
  );
}
