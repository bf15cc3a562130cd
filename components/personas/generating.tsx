'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { GENERATION_STEPS } from '@/lib/personas/sections';
import { PersonaSections } from './persona-sections';
import { STEP_WORDS } from './persona-words';
import type { GenerationProgress } from './use-persona-generation';

interface GeneratingProps {
  orgId: string;
  progress: GenerationProgress;
  onRetry: () => void;
  onCancel: () => void;
}

/** A persona while it is written: what is being done, and what is there already. */
export function Generating({ orgId, progress, onRetry, onCancel }: GeneratingProps) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void top.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { step, detail, error, isRunning } = progress;
  if (error) {
    return (
      <Card>
        <ErrorState title="The persona could not be generated" onRetry={onRetry}>
          {error}
        </ErrorState>
      </Card>
    );
  }
  const done = step ? GENERATION_STEPS.indexOf(step) : 0;
  return (
    <div ref={top} className="flex flex-col gap-4" aria-busy={isRunning}>
      <Card padded>
        <div className="flex items-end gap-4">
          <div className="flex-1" role="status">
            <Progress
              label={step ? STEP_WORDS[step] : 'Starting'}
              value={(done + 1) / (GENERATION_STEPS.length + 1)}
              detail={detail ?? `Step ${done + 1} of ${GENERATION_STEPS.length}`}
            />
          </div>
          <Button size="sm" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </Card>
      <PersonaSections orgId={orgId} claims={progress.claims} receipts={progress.receipts} isRunning />
    </div>
  );
}
