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
import { ComparisonPanels } from './comparison-panels';
import { DataQualityParts } from './data-quality';
import { mayBuild, type Viewer } from './ownership';
import { analysisKey, fetchAnalysis } from './persona-query';
import { Preferences } from './preferences';

interface AnalysisStepProps {
  orgId: string;
  contactId: string;
  mode: PersonaMode;
  viewer: Viewer;
  isRunning: boolean;
  onGenerate: () => void;
  onCancel: () => void;
}

/** What is known about the person, before a persona is written from it. */
export function AnalysisStep(props: AnalysisStepProps) {
  const { orgId, contactId, mode, viewer, isRunning, onGenerate, onCancel } = props;
  const query = useQuery({
    queryKey: analysisKey(orgId, contactId),
    queryFn: ({ signal }) => fetchAnalysis(contactId, signal),
  });
  const isAllowed = query.data !== undefined && mayBuild(viewer, query.data.contact.owner_id);
  const generate = isRunning ? (
    <Button onClick={onCancel}>Cancel</Button>
  ) : (
    <Button variant="primary" icon={<Sparkles />} onClick={onGenerate} disabled={!isAllowed}>
      Generate persona
    </Button>
  );
  return (
    <>
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
            {isAllowed ? null : (
              <Notice title="This contact belongs to a colleague">
                You can read what they did. Only its owner or an admin can build the persona.
              </Notice>
            )}
            {mode === 'basic' ? (
              <Notice>The basic method does not read these figures: it uses the contact record only.</Notice>
            ) : null}
            <DataQualityParts quality={query.data.data_quality} />
            <AnalysisFigures analysis={query.data} />
            <Preferences analysis={query.data} />
          </div>
        ) : null}
      </Section>
      {query.data ? <ComparisonPanels orgId={orgId} contactId={contactId} /> : null}
    </>
  );
}
