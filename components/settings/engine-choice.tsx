'use client';

import { useOptimistic, useTransition } from 'react';
import { Select } from '@/components/ui/select';
import { setEngines } from '@/lib/orgs/actions';
import type { Engines } from '@/lib/orgs/schema';
import { answersNow, chainOf, type EngineName, type EngineTask, ORDERS, orderOf } from './engine-words';
import { useChange } from './use-change';

interface EngineChoiceProps {
  task: EngineTask;
  label: string;
  description: string;
  engines: Engines;
  ready: Record<EngineName, boolean>;
  canEdit: boolean;
}

const NAMES: Record<EngineName, string> = {
  anthropic: 'Anthropic',
  openai: 'OpenAI',
  local: 'the local engine',
};

export function EngineChoice({ task, label, description, engines, ready, canEdit }: EngineChoiceProps) {
  const [order, showOrder] = useOptimistic(orderOf(task, engines[task]?.chain));
  const [, start] = useTransition();
  const [change] = useChange(setEngines, { done: 'Engine saved', failed: 'The engine was not changed' });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{label}</p>
        <p className="text-muted">{description}</p>
        <p className="text-muted">
          Answers now: <span className="font-medium text-ink">{NAMES[answersNow(order, ready)]}</span>
        </p>
      </div>
      <Select
        aria-label={`Engines for ${label}`}
        options={ORDERS}
        value={order}
        disabled={!canEdit}
        onValueChange={(next) =>
          start(async () => {
            showOrder(next);
            await change({ ...engines, [task]: { ...engines[task], chain: chainOf(next) } });
          })
        }
        className="w-72 max-w-full"
      />
    </div>
  );
}
