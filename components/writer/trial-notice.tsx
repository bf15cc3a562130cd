import type { Route } from 'next';
import Link from 'next/link';
import { Percent } from '@/components/ui/interval';
import { Notice } from '@/components/ui/notice';
import type { Sequence, SequenceTrial } from '@/lib/writer/sequence-schema';

const stepsOf = ({ steps }: SequenceTrial): string =>
  `${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')}`;

function whoReads({ status, arm, share }: SequenceTrial) {
  if (status === 'adopted') return 'It is in force for everybody.';
  if (status !== 'canary') return 'It went back: everybody gets the former text.';
  if (arm === 'treatment') return 'This contact gets the new text.';
  if (arm === 'control') return 'This contact gets the former text, to compare with.';
  return (
    <>
      <Percent value={share} /> of the contacts get the new text, drawn one by one; the others get the former.
    </>
  );
}

/** Approved changes that are tried with this sequence, and what the writer says about its draft. */
export function TrialNotice({ sequence }: { sequence: Pick<Sequence, 'trials' | 'notes'> }) {
  return (
    <>
      {sequence.trials.map((trial) => (
        <Notice key={trial.plan_item_id} title={`On trial in ${stepsOf(trial)}: ${trial.text}`}>
          {whoReads(trial)}{' '}
          <Link
            href={`/admin/plans/${trial.plan_id}` as Route}
            className="text-accent-ink underline underline-offset-2"
          >
            Open the plan
          </Link>
        </Notice>
      ))}
      {sequence.notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
    </>
  );
}
