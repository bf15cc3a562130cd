import type { Route } from 'next';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { OutboxMessage, OutdatedInput } from '@/lib/writer/outbox-schema';

interface OutdatedChoiceProps {
  message: OutboxMessage;
  onChoose: (choice: OutdatedInput['choice']) => void;
  disabled: boolean;
}

/** Why a message is held, and the choice of its text; once chosen, what was chosen and the way back. */
export function OutdatedChoice({ message: { outdated, contact }, onChoose, disabled }: OutdatedChoiceProps) {
  if (!outdated) return null;
  const { choice, rule, plan_id, plan_item_id } = outdated;
  const whom = contact ?? 'somebody';
  if (choice)
    return (
      <p className="mt-1 flex flex-wrap items-center gap-2 text-muted text-sm">
        {choice === 'replaced'
          ? 'Has the text from before a trial that went back.'
          : 'Keeps the text of a trial that went back.'}
        <Button
          size="sm"
          variant="ghost"
          disabled={disabled}
          onClick={() => onChoose('undone')}
          aria-label={`Undo the choice for ${whom}`}
        >
          Undo
        </Button>
      </p>
    );
  return (
    <>
      <p className="mt-1 text-muted text-sm">
        Written for a{' '}
        {plan_id ? (
          <Link className="underline" href={`/admin/plans/${plan_id}#${plan_item_id}` as Route}>
            trial that went back
          </Link>
        ) : (
          'trial that went back'
        )}
        {rule ? `: ${rule}` : '.'} It is not sent before you choose.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={disabled}
          onClick={() => onChoose('replaced')}
          aria-label={`Use the text from before for ${whom}`}
        >
          Use the text from before
        </Button>
        <Button
          disabled={disabled}
          onClick={() => onChoose('kept')}
          aria-label={`Keep this text for ${whom}`}
        >
          Keep this text
        </Button>
      </div>
    </>
  );
}
