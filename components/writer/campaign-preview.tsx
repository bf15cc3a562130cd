'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { Combobox } from '@/components/ui/combobox';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { useUrlParam } from '@/components/ui/use-url-param';
import { keysFor } from '@/lib/query/keys';
import type { AudienceContact, Preview } from '@/lib/writer/launch-schema';
import { StepHead } from './step-head';
import { TrialNotice } from './trial-notice';
import { fetchPreview, launchCampaign, previewKey } from './writer-query';
import { REFUSAL_WORDS } from './writer-words';

const nameOf = ({ name, email, company }: AudienceContact) =>
  [name ?? email ?? 'Somebody', company].filter(Boolean).join(', ');

/** The campaign as each contact would read it, who is left out and why, and the launch. */
export function CampaignPreview({ orgId, id }: { orgId: string; id: string }) {
  const client = useQueryClient();
  const [contactId, setContactId] = useUrlParam('contact');
  const query = useQuery({
    queryKey: previewKey(orgId, id, contactId),
    queryFn: ({ signal }) => fetchPreview(id, contactId, signal),
    placeholderData: keepPreviousData,
  });
  const launch = useMutation({
    mutationFn: () => launchCampaign(id),
    onSuccess: ({ messages, sending }) =>
      toast(`${messages} messages are scheduled`, {
        description: sending === 'outbox' ? 'They wait in the outbox for you.' : 'SendGrid sends them.',
      }),
    onError: (error) => toast('The campaign was not launched', { tone: 'bad', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: keysFor(orgId, 'campaigns').root }),
  });
  if (query.isPending) return <SkeletonRows rows={10} label="Loading the preview" />;
  if (!query.data)
    return (
      <ErrorState
        title="The preview could not be loaded"
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
      >
        {query.error?.message}
      </ErrorState>
    );
  const { data } = query;
  const n = data.contacts - data.excluded.length;
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[
          { label: 'Campaigns', href: '/campaigns' as Route },
          { label: 'Campaign', href: `/campaigns/${id}` as Route },
        ]}
        meta={`${n} of ${data.contacts} contacts are written to, ${data.steps.length} steps each`}
        actions={
          data.launched_at ? (
            <ButtonLink href={'/outbox' as Route} variant="primary">
              Open the outbox
            </ButtonLink>
          ) : (
            <Button
              variant="primary"
              disabled={n === 0}
              loading={launch.isPending}
              onClick={() => launch.mutate()}
            >
              Launch to {n} {n === 1 ? 'contact' : 'contacts'}
            </Button>
          )
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <PreviewSteps orgId={orgId} preview={data} onChoose={setContactId} />
        <LeftOut contacts={data.excluded} />
      </div>
    </>
  );
}

interface PreviewStepsProps {
  orgId: string;
  preview: Preview;
  onChoose: (contactId: string) => void;
}

function PreviewSteps({ orgId, preview, onChoose }: PreviewStepsProps) {
  const { reader, audience, steps, sequence } = preview;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Field label="As read by">
        <Combobox
          options={audience.map((contact) => ({ value: contact.contact_id, label: nameOf(contact) }))}
          value={reader?.contact_id ?? null}
          onValueChange={onChoose}
          searchLabel="Search the audience"
        />
      </Field>
      {reader?.excluded ? (
        <Notice tone="warn">This contact is left out: {REFUSAL_WORDS[reader.excluded]}.</Notice>
      ) : null}
      {sequence ? <TrialNotice sequence={sequence} /> : null}
      {steps.map((step, i) => (
        <Card key={step.id} padded className="flex flex-col gap-3">
          <StepHead orgId={orgId} step={step} place={i + 1} />
          {step.subject_line ? <p className="font-medium">{step.subject_line}</p> : null}
          <p className="whitespace-pre-line text-sm">{step.body}</p>
          {step.dropped.length > 0 ? (
            <p className="text-muted text-xs">
              Left out, because the CRM does not say it: {step.dropped.join(' ')}
            </p>
          ) : null}
        </Card>
      ))}
    </div>
  );
}

function LeftOut({ contacts }: { contacts: readonly AudienceContact[] }) {
  return (
    <Section id="left-out" title={`Left out: ${contacts.length}`} className="self-start">
      {contacts.length === 0 ? <p className="text-muted text-sm">Everybody may be written to.</p> : null}
      <ul className="flex flex-col gap-1 text-sm">
        {contacts.slice(0, 100).map((contact) => (
          <li key={contact.contact_id} className="flex justify-between gap-3">
            <span className="min-w-0 truncate">{nameOf(contact)}</span>
            <span className="whitespace-nowrap text-muted">
              {contact.excluded ? REFUSAL_WORDS[contact.excluded] : ''}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
