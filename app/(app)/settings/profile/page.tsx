import type { Metadata } from 'next';
import { Appearance } from '@/components/settings/appearance';
import { ChangePassword } from '@/components/settings/change-password';
import { LeaveOrganization } from '@/components/settings/leave-organization';
import { NameForm } from '@/components/settings/name-form';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { currentPerson, requireSession } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Profile' };

export default async function ProfilePage() {
  const { principal, org } = await requireSession();
  const person = await currentPerson();
  return (
    <>
      <PageHeader title="Profile" />
      <div className="flex flex-col gap-4">
        <Section id="you" title="You">
          <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-y-2 text-sm">
            <dt className="text-muted">E-mail address</dt>
            <dd className="truncate">{person?.email}</dd>
            <dt className="text-muted">Role</dt>
            <dd>
              <Badge>{principal.role === 'admin' ? 'Admin' : 'Rep'}</Badge>{' '}
              <span className="text-muted">in {org.name}</span>
            </dd>
          </dl>
          <div className="mt-4">
            <NameForm name={principal.name} />
          </div>
        </Section>
        <Section id="appearance" title="Appearance and keyboard" description="Remembered on this device.">
          <Appearance />
        </Section>
        <Section id="password" title="Password">
          <ChangePassword />
        </Section>
        <Section id="leave" title="Leave this organisation">
          <LeaveOrganization organizationName={org.name} />
        </Section>
      </div>
    </>
  );
}
