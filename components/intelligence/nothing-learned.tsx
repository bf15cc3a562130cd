import { BrainCircuit } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export function NothingLearned() {
  return (
    <EmptyState
      title="Nothing has been learned yet"
      icon={<BrainCircuit />}
      action={
        <ButtonLink href={'/settings/webhooks' as Route} variant="primary">
          Connect your mail provider
        </ButtonLink>
      }
    >
      Patterns appear by themselves a minute after the outcomes of messages arrive; agents are directed from
      100 messages with 10 interested replies on.
    </EmptyState>
  );
}
