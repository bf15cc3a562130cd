'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Stepper } from '@/components/ui/stepper';
import { toast } from '@/components/ui/toast';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { ContactFacets } from '@/lib/contacts/schema';
import { type Audience, AudienceFields } from './audience-fields';
import { PreferenceCards } from './preference-cards';
import { RequiredPractice } from './required-practice';
import { SequenceEditor } from './sequence-editor';
import { createCampaign, fetchSequence, sequenceKey, writeSequence } from './writer-query';

const COUNTS = ['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }));

/** Audience, then a sequence that the crew writes, then a draft that is previewed and launched. */
export function NewCampaign({ orgId, facets }: { orgId: string; facets: ContactFacets }) {
  const router = useRouter();
  const client = useQueryClient();
  const [sequenceId, setSequenceId] = useUrlParam('sequence');
  const [practiceId, setPracticeId] = useUrlParam('practice');
  const [name, setName] = useState('');
  const [goal, setGoal] = useState('');
  const [count, setCount] = useState('3');
  const [audience, setAudience] = useState<Audience>({
    mode: 'filter',
    industry: '',
    region: '',
    contacts: [],
  });
  const sequence = useQuery({
    queryKey: sequenceKey(orgId, sequenceId ?? ''),
    queryFn: ({ signal }) => fetchSequence(sequenceId ?? '', signal),
    enabled: sequenceId !== null,
  });
  const fail = (title: string) => (error: Error) => toast(title, { tone: 'bad', description: error.message });
  const write = useMutation({
    mutationFn: () =>
      writeSequence({
        ...contextOf(audience),
        ...(goal ? { goal } : {}),
        steps: Number(count),
        ...(practiceId ? { practice_ids: [practiceId] } : {}),
      }),
    onSuccess: (written) => {
      client.setQueryData(sequenceKey(orgId, written.sequence_id), written);
      setSequenceId(written.sequence_id);
    },
    onError: fail('The sequence was not written'),
  });
  const create = useMutation({
    mutationFn: () => createCampaign({ name, audience: chosenBy(audience), sequence_id: sequenceId }),
    onSuccess: ({ id }) => router.push(`/campaigns/${id}/launch` as Route),
    onError: fail('The campaign was not made'),
  });
  const hasAudience = audience.mode === 'filter' || audience.contacts.length > 0;
  return (
    <>
      <PageHeader title="New campaign" crumbs={[{ label: 'Campaigns', href: '/campaigns' as Route }]} />
      <div className="flex flex-col gap-4">
        <Stepper
          label="Making a campaign"
          steps={['Audience', 'Sequence', 'Preview and launch']}
          current={sequenceId ? 1 : 0}
        />
        <Section id="audience" title="Who, and what for">
          <div className="flex max-w-2xl flex-col gap-4">
            <Field label="Name">
              <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            </Field>
            <AudienceFields orgId={orgId} facets={facets} value={audience} onChange={setAudience} />
            <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_8rem]">
              <Field label="Goal" optional>
                <Input value={goal} maxLength={500} onChange={(event) => setGoal(event.target.value)} />
              </Field>
              <Field label="Steps">
                <Select options={COUNTS} value={count} onValueChange={setCount} />
              </Field>
            </div>
            {practiceId ? (
              <RequiredPractice orgId={orgId} id={practiceId} onRemove={() => setPracticeId(null)} />
            ) : null}
            <div>
              <Button
                variant={sequenceId ? 'secondary' : 'primary'}
                disabled={!hasAudience}
                loading={write.isPending}
                onClick={() => write.mutate()}
              >
                {sequenceId ? 'Write again' : 'Write sequence'}
              </Button>
            </div>
          </div>
        </Section>
        {sequenceId && sequence.isPending ? <SkeletonRows rows={8} label="Loading the sequence" /> : null}
        {sequence.isError ? (
          <ErrorState
            title="The sequence could not be loaded"
            onRetry={() => sequence.refetch()}
            retrying={sequence.isFetching}
          >
            {sequence.error.message}
          </ErrorState>
        ) : null}
        {sequence.data ? <SequenceEditor orgId={orgId} sequence={sequence.data} /> : null}
        {sequence.data ? (
          <>
            <PreferenceCards orgId={orgId} />
            <div className="flex flex-wrap items-center gap-3">
              <Button
                variant="primary"
                disabled={!name.trim() || !hasAudience}
                loading={create.isPending}
                onClick={() => create.mutate()}
              >
                Preview for the audience
              </Button>
              {name.trim() ? null : (
                <span className="text-muted text-sm">Give the campaign a name first.</span>
              )}
            </div>
          </>
        ) : null}
      </div>
    </>
  );
}

const filterOf = ({ industry, region }: Audience) => ({
  ...(industry ? { industry } : {}),
  ...(region ? { region } : {}),
});

/** A single chosen contact is written to from their own record; more of them from what they share. */
function contextOf(audience: Audience) {
  const [only] = audience.contacts;
  if (audience.mode === 'contacts' && only && audience.contacts.length === 1) return { contact_id: only.id };
  return { lead_context: audience.mode === 'filter' ? filterOf(audience) : {} };
}

function chosenBy(audience: Audience) {
  return audience.mode === 'filter'
    ? { filter: filterOf(audience) }
    : { contact_ids: audience.contacts.map(({ id }) => id) };
}
