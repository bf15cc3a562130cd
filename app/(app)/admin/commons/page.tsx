import type { Metadata, Route } from 'next';
import { CommonsSwitch } from '@/components/intelligence/commons-switch';
import { GivenTable, ReceiptTable, ReceivedTable } from '@/components/intelligence/commons-tables';
import { TemplatesGiven, TemplatesReceived } from '@/components/intelligence/template-sections';
import { AdminOnly } from '@/components/settings/admin-only';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { commonsCells, givenCells, listReceipts } from '@/lib/intelligence/commons-queries';
import { COMMONS_RULE } from '@/lib/intelligence/commons-schema';
import { commonsTemplates, givenTemplates } from '@/lib/intelligence/commons-templates';
import { isInCommons } from '@/lib/intelligence/queries';

export const metadata: Metadata = { title: 'Commons' };

export default async function CommonsPage() {
  const { db, org, principal } = await requireSession();
  if (principal.role !== 'admin') return <AdminOnly what="the commons" />;
  const isMember = await isInCommons(db, org.id);
  const [received, given, receipts, theirs, ours] = await Promise.all([
    isMember ? commonsCells(db) : [],
    givenCells(db, org.id),
    listReceipts(db, org.id),
    isMember ? commonsTemplates(db) : [],
    givenTemplates(db, org.id),
  ]);
  const none = (text: string) => <p className="p-4 text-muted text-sm">{text}</p>;
  return (
    <>
      <PageHeader
        title="Commons"
        crumbs={[{ label: 'Intelligence', href: '/intelligence' as Route }, { label: 'Commons' }]}
        meta="What organisations learn together, without seeing each other"
      />
      <div className="flex flex-col gap-4">
        <Section id="membership" title="Membership">
          <CommonsSwitch isMember={isMember} />
          <p className="mt-3 max-w-prose text-muted text-sm">
            You give counts: how many messages of a framework, tone, hook, call to action and length were sent
            to an industry or size of company, and what became of them; and subject lines in which every
            person, company and number is a slot. Never a body, a name or an address. A cell or a template is
            published with at least {COMMONS_RULE.organizations} organisations, none of them above half of it.
          </p>
        </Section>
        <Section
          id="received"
          title="What you get"
          description="Used where your own evidence is too small"
          flush
        >
          {received.length > 0 ? (
            <ReceivedTable cells={received} />
          ) : (
            none(
              isMember ? 'No cell has enough organisations yet.' : 'Join above to see the published cells.',
            )
          )}
        </Section>
        <TemplatesReceived templates={theirs} isMember={isMember} />
        <Section id="given" title="What you give" flush>
          {given.length > 0 ? (
            <GivenTable cells={given} />
          ) : (
            none(isMember ? 'Nothing yet: the next run counts your messages.' : 'Nothing.')
          )}
        </Section>
        <TemplatesGiven templates={ours} />
        <Section id="receipts" title="Receipts" description="One for each run that changed something" flush>
          {receipts.length > 0 ? <ReceiptTable receipts={receipts} /> : none('No receipt yet.')}
        </Section>
      </div>
    </>
  );
}
