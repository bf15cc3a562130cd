'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { fetchPersonaOf, personaOfContactKey } from './persona-query';
import { MODE_LABELS } from './persona-words';

interface PersonaCardProps {
  orgId: string;
  contactId: string;
}

/** On the page of a contact: who this is, or the way to find out. */
export function PersonaCard({ orgId, contactId }: PersonaCardProps) {
  const query = useQuery({
    queryKey: personaOfContactKey(orgId, contactId),
    queryFn: ({ signal }) => fetchPersonaOf(contactId, signal),
  });
  const persona = query.data;
  const build = `/personas?contact=${contactId}` as Route;
  return (
    <Section id="persona" title="Persona">
      {query.isPending ? <SkeletonRows rows={2} label="Loading the persona" /> : null}
      {query.isError && !query.data ? (
        <ErrorState
          title="The persona could not be loaded"
          onRetry={() => query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </ErrorState>
      ) : null}
      {persona ? (
        <div className="flex flex-col gap-3 text-sm">
          <Link href={`/personas/${persona.id}` as Route} className="font-medium hover:underline">
            {persona.name}
          </Link>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
            <Badge>{MODE_LABELS[persona.mode]}</Badge>
            <span>
              Generated <RelativeTime value={persona.created_at} />
            </span>
          </p>
          <p className="flex flex-wrap gap-2">
            <ButtonLink size="sm" href={`/personas/${persona.id}` as Route}>
              Open persona
            </ButtonLink>
            <ButtonLink size="sm" variant="ghost" href={`/personas/${persona.id}?tab=behaviour` as Route}>
              Behaviour
            </ButtonLink>
          </p>
        </div>
      ) : null}
      {query.isSuccess && persona === null ? (
        <div className="flex flex-col items-start gap-3 text-sm">
          <p className="text-muted">Nobody has asked yet who this person is, from what they did.</p>
          <ButtonLink size="sm" href={build}>
            Build persona
          </ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}
