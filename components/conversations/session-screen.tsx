'use client';

import { useQuery } from '@tanstack/react-query';
import { Keyboard } from 'lucide-react';
import type { Route } from 'next';
import { openPanel } from '@/components/layout/shell-events';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { DateTime } from '@/components/ui/relative-time';
import { Stat, StatRow } from '@/components/ui/stat';
import type { SessionSummary } from '@/lib/conversations/report-schema';
import { fetchSummary, summaryKey } from './conversation-query';
import { durationWords, spanWords } from './conversation-words';
import { Transcript } from './transcript';

/** One session: its figures, and what was said. */
export function SessionScreen({ orgId, sessionId }: { orgId: string; sessionId: string }) {
  const { data: summary } = useQuery({
    queryKey: summaryKey(orgId, sessionId),
    queryFn: ({ signal }) => fetchSummary(sessionId, signal),
  });
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Sessions', href: '/conversations' as Route }, { label: sessionId }]}
        title={<span className="break-words">{sessionId}</span>}
        meta={summary ? <Where summary={summary} /> : null}
        actions={
          <Button variant="ghost" size="sm" icon={<Keyboard />} onClick={() => openPanel('help')}>
            Keys
          </Button>
        }
      />
      <div className="flex flex-col gap-4">
        {summary ? <Figures summary={summary} /> : null}
        <Card>
          <Transcript orgId={orgId} sessionId={sessionId} />
        </Card>
      </div>
    </>
  );
}

function Where({ summary: { agents, rooms, started_at } }: { summary: SessionSummary }) {
  return (
    <>
      {[...agents, ...rooms].map((name) => `${name}, `)}
      <DateTime value={started_at} withTime />
    </>
  );
}

function Figures({ summary }: { summary: SessionSummary }) {
  const { total_conversations, successful_conversations, failed_conversations } = summary;
  return (
    <Card padded>
      <StatRow>
        <Stat
          label="Went well"
          value={`${successful_conversations} of ${total_conversations}`}
          note={failed_conversations > 0 ? `${failed_conversations} failed` : 'Nothing failed'}
        />
        <Stat label="Mean response" value={durationWords(summary.avg_response_time_ms)} />
        <Stat label="Median" value={durationWords(summary.p50)} />
        <Stat
          label="95th percentile"
          value={durationWords(summary.p95)}
          note={`n = ${total_conversations}`}
        />
        <Stat label="Lasted" value={spanWords(summary.duration_seconds)} />
      </StatRow>
    </Card>
  );
}
