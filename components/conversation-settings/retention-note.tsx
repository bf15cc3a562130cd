import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';

interface RetentionNoteProps {
  /** Null: until somebody deletes it. */
  keepDays: number | null;
  isAdmin: boolean;
}

export function RetentionNote({ keepDays, isAdmin }: RetentionNoteProps) {
  return (
    <Section
      id="retention"
      title="How long conversations are kept"
      actions={
        isAdmin ? (
          <ButtonLink href={'/settings/retention' as Route} size="sm">
            Change retention
          </ButtonLink>
        ) : undefined
      }
    >
      <p className="text-sm">
        {keepDays === null
          ? 'Until somebody deletes them.'
          : `${keepDays} days, then they are deleted for good.`}{' '}
        Reports and accepted patterns stay.
      </p>
    </Section>
  );
}
