import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { personaKey } from '@/components/personas/persona-query';
import { PersonaScreen } from '@/components/personas/persona-screen';
import { requireSession } from '@/lib/auth/session';
import { toAppError } from '@/lib/errors';
import { getPersona } from '@/lib/personas/queries';
import { getQueryClient } from '@/lib/query/client';

type Params = Promise<{ id: string }>;

const load = cache(async (id: string) => {
  const { db, org, principal } = await requireSession();
  try {
    return { persona: await getPersona(db, org.id, id, principal.id), orgId: org.id, principal };
  } catch (error) {
    const { code } = toAppError(error);
    if (code === 'not_found' || code === 'validation') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: { params: Params }) {
  const { persona } = await load((await params).id);
  return { title: persona.content.name };
}

export default async function PersonaPage({ params }: { params: Params }) {
  const { persona, orgId, principal } = await load((await params).id);
  const client = getQueryClient();
  client.setQueryData(personaKey(orgId, persona.id), persona);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PersonaScreen
        orgId={orgId}
        personaId={persona.id}
        viewer={{ id: principal.id, role: principal.role }}
      />
    </HydrationBoundary>
  );
}
