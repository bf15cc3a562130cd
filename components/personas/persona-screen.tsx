'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { toast } from '@/components/ui/toast';
import type { Persona } from '@/lib/personas/schema';
import { CopyForDraft } from './copy-for-draft';
import { ExportMenu } from './export-menu';
import { Generating } from './generating';
import { LazyBehaviour } from './lazy-behaviour';
import { mayBuild, type Viewer } from './ownership';
import { fetchPersona, personaKey } from './persona-query';
import { PersonaTab } from './persona-tab';
import { nameOf, roleOf } from './persona-words';
import { usePersonaGeneration } from './use-persona-generation';
import { useViewed } from './use-viewed';

interface PersonaScreenProps {
  orgId: string;
  personaId: string;
  viewer: Viewer;
}

/** One persona: what it says, and the behaviour that it was read from. */
export function PersonaScreen({ orgId, personaId, viewer }: PersonaScreenProps) {
  const query = useQuery({
    queryKey: personaKey(orgId, personaId),
    queryFn: ({ signal }) => fetchPersona(personaId, signal),
  });
  if (query.isError && !query.data) {
    return (
      <Card>
        <ErrorState
          title="The persona could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      </Card>
    );
  }
  if (!query.data) return <SkeletonRows rows={12} label="Loading the persona" />;
  return <Loaded orgId={orgId} persona={query.data} viewer={viewer} />;
}

type LoadedProps = { orgId: string; persona: Persona; viewer: Viewer };

function Loaded({ orgId, persona, viewer }: LoadedProps) {
  const { contact, generation, content } = persona;
  useViewed(persona.id, generation.id);
  const { progress, start, cancel } = usePersonaGeneration(orgId, ({ generation: { version } }) =>
    toast(`Generation ${version} is here`, { tone: 'good', description: 'The history shows what changed.' }),
  );
  const refresh = () => start(contact.id, generation.requested_mode);
  return (
    <>
      <PageHeader
        title={content.name}
        crumbs={[{ label: 'Personas', href: '/personas' as Route }]}
        meta={
          <>
            <Link href={`/contacts/${contact.id}` as Route} className="underline underline-offset-2">
              {nameOf(contact)}
            </Link>
            {roleOf(contact) ? `, ${roleOf(contact)}` : ''}
          </>
        }
        actions={
          <>
            <ButtonLink variant="ghost" href={`/personas?contact=${contact.id}` as Route}>
              Open in the builder
            </ButtonLink>
            {mayBuild(viewer, contact.owner_id) ? (
              <Button icon={<RotateCw />} onClick={refresh} loading={progress.isRunning}>
                Refresh
              </Button>
            ) : null}
            <CopyForDraft persona={persona} />
            <ExportMenu personaId={persona.id} />
          </>
        }
      />
      {progress.isRunning || progress.error ? (
        <Generating orgId={orgId} progress={progress} onRetry={refresh} onCancel={cancel} />
      ) : (
        <Tabs
          label="Persona and behaviour"
          tabs={[
            {
              value: 'persona',
              label: 'Persona',
              content: <PersonaTab orgId={orgId} persona={persona} />,
            },
            {
              value: 'behaviour',
              label: 'Behavioural insights',
              content: <LazyBehaviour orgId={orgId} contactId={contact.id} />,
            },
          ]}
        />
      )}
    </>
  );
}
