import type { Metadata } from 'next';
import { OrganizationForm } from '@/components/settings/organization-form';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { getSettings } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Organisation' };

export default async function OrganizationPage() {
  const { db, org, principal } = await requireSession();
  const { name, default_currency, time_zone } = await getSettings(db, org.id);
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return (
    <>
      <PageHeader title="Organisation" />
      <Section id="organization" title="Name and defaults">
        <OrganizationForm
          settings={{ name, default_currency, time_zone }}
          zones={zones}
          canEdit={principal.role === 'admin'}
        />
      </Section>
    </>
  );
}
