'use client';

import { useQuery } from '@tanstack/react-query';
import { Sparkles } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Notice } from '@/components/ui/notice';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { PersonaMode } from '@/lib/personas/sections';
import { AnalysisFigures } from './analysis-figures';
import { DataQualityParts } from './data-quality';
import { analysisKey, fetchAnalysis } from './persona-query';
import { Preferences } from './preferences';

interface AnalysisStepProps {
  orgId: string;
  contactId: string;
  mode: PersonaMode;
  isRunning: boolean;
  onGenerate: () => void;
  onCancel: () => void;
}

/** What is known about the person, before a persona is written from it. */
export function AnalysisStep(props: AnalysisStepProps) {
  const { orgId, contactId, mode, isRunning, onGenerate, onCancel } = props;
  const query = useQuery({
    queryKey: analysisKey(orgId, contactId),
    queryFn: ({ signal }) => fetchAnalysis(contactId, signal),
  });
  const generate = isRunning ? (
    <Button onClick={onCancel}>Cancel</Button>
  ) : (
    <Button variant="primary" icon={<Sparkles />} onClick={onGenerate} disabled={!query.data}>
      Generate persona
    </Button>
  );
  return (
    <Section id="analysis" title="Analysis" description="What this person did, counted" actions={generate}>
      {query.isPending ? <SkeletonRows rows={10} label="Analysing the history" /> : null}
      {query.isError ? (
        <ErrorState
          title="The history could not be analysed"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {query.data ? (
        <div className="flex flex-col gap-8">
          {mode === 'basic' ? (
            <Notice>The basic method does not read these figures: it uses the contact record only.</Notice>
          ) : null}
          <DataQualityParts quality={query.data.data_quality} />
          <AnalysisFigures analysis={query.data} />
          <Preferences analysis={query.data} />
        </div>
      ) : null}
    </Section>
  );
}
