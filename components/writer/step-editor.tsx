'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { Sequence, SequenceStep } from '@/lib/writer/sequence-schema';
import { StepHead } from './step-head';
import { SubjectSuggestions } from './subject-suggestions';
import { editStep, preferencesKey, sequenceKey } from './writer-query';

interface StepEditorProps {
  orgId: string;
  sequence: Sequence;
  step: SequenceStep;
  place: number;
}

/** One step as a template. What is changed is saved, and what it says about the person is remembered. */
export function StepEditor({ orgId, sequence, step, place }: StepEditorProps) {
  const client = useQueryClient();
  const [subject, setSubject] = useState(step.template.subject_line ?? '');
  const [body, setBody] = useState(step.template.body);
  const isChanged = subject !== (step.template.subject_line ?? '') || body !== step.template.body;
  const save = useMutation({
    mutationFn: () =>
      editStep(sequence.sequence_id, step.id, {
        body,
        ...(step.channel === 'email' ? { subject_line: subject || null } : {}),
      }),
    onSuccess: async ({ learned }) => {
      const [first] = learned;
      toast('Step saved', first ? { description: `Remembered: ${first.text}` } : {});
      await Promise.all([
        client.invalidateQueries({ queryKey: sequenceKey(orgId, sequence.sequence_id) }),
        client.invalidateQueries({ queryKey: preferencesKey(orgId) }),
      ]);
    },
    onError: (error) => toast('The step was not saved', { tone: 'bad', description: error.message }),
  });
  return (
    <Card padded className="flex flex-col gap-3">
      <StepHead orgId={orgId} step={step} place={place} />
      {step.channel === 'email' ? (
        <Field label="Subject line">
          <Input value={subject} onChange={(event) => setSubject(event.target.value)} maxLength={1000} />
        </Field>
      ) : null}
      <Field label="Message" description="Words in braces are filled from the CRM, contact by contact.">
        <Textarea value={body} rows={9} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={!isChanged || !body.trim()} loading={save.isPending} onClick={() => save.mutate()}>
          Save step
        </Button>
        {step.channel === 'email' ? <SubjectSuggestions body={body} onChoose={setSubject} /> : null}
      </div>
    </Card>
  );
}
