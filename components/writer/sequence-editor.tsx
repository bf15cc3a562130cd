import type { Sequence } from '@/lib/writer/sequence-schema';
import { StepEditor } from './step-editor';
import { TrialNotice } from './trial-notice';

/** The steps in their order; where a trial changes one, what the other contacts read stands below it. */
export function SequenceEditor({ orgId, sequence }: { orgId: string; sequence: Sequence }) {
  const steps = [...sequence.steps, ...sequence.other_versions].sort((a, b) => a.place - b.place);
  return (
    <>
      <TrialNotice sequence={sequence} />
      {steps.map((step) => (
        <StepEditor
          key={`${step.id} ${step.template.body} ${step.template.subject_line}`}
          orgId={orgId}
          sequence={sequence}
          step={step}
          place={step.place + 1}
        />
      ))}
    </>
  );
}
