import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/components/auth/auth-heading';
import { CreateOrganization } from '@/components/auth/create-organization';
import { currentPerson } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Create an organisation' };

export default async function WelcomePage() {
  const person = await currentPerson();
  if (!person) redirect('/login');
  return (
    <>
      <AuthHeading title="Create an organisation">
        Deals, contacts and everything learned from them belong to it. If your team is here already, ask an
        admin for an invitation to {person.email}.
      </AuthHeading>
      <CreateOrganization />
    </>
  );
}
