'use client';

import { MessageSquareReply } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { useReplySummary } from './use-reply-summary';

/** The card on Today: replies whose meaning is in doubt, and the one next action. */
export function RepliesToReview({ orgId }: { orgId: string }) {
  const { data } = useReplySummary(orgId);
  const waiting = data?.to_review ?? 0;
  if (waiting === 0) return null;
  return (
    <Section
      id="replies-to-review"
      title={waiting === 1 ? '1 reply to review' : `${waiting} replies to review`}
      actions={
        <ButtonLink href={'/replies' as Route} variant="primary" size="sm" icon={<MessageSquareReply />}>
          Review replies
        </ButtonLink>
      }
    >
      <p className="text-muted text-sm">
        Their meaning is in doubt. One key each settles it, and what you say teaches the engine.
      </p>
    </Section>
  );
}
