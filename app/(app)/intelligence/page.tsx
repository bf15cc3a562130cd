import type { Metadata, Route } from 'next';
import { DirectiveList } from '@/components/intelligence/directive-list';
import { NothingLearned } from '@/components/intelligence/nothing-learned';
import { PatternTable } from '@/components/intelligence/pattern-table';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { Tabs } from '@/components/ui/tabs';
import { requireSession } from '@/lib/auth/session';
import { aggregate } from '@/lib/intelligence/aggregate';
import { currentDirectives } from '@/lib/intelligence/queries';

export const metadata: Metadata = { title: 'Intelligence' };

export default async function IntelligencePage() {
  const { db, org, principal } = await requireSession();
  const [found, directives] = await Promise.all([aggregate(db, org.id), currentDirectives(db, org.id)]);
  const { organization, commons } = found;
  const isAdmin = principal.role === 'admin';
  const patterns = (
    <div className="flex flex-col gap-4">
      <Section id="own" title="In your organisation" description={found.note} flush>
        <PatternTable
          label="Patterns of your organisation"
          findings={[...organization.winning, ...organization.losing, ...organization.undecided]}
        />
      </Section>
      {commons ? (
        <Section
          id="commons"
          title="In the commons"
          description={`${commons.cells} cells, each of at least ${commons.rule.organizations} organisations`}
          flush
        >
          <PatternTable
            label="Patterns of the commons"
            findings={[...commons.winning, ...commons.losing]}
            isCommons
          />
        </Section>
      ) : null}
    </div>
  );
  return (
    <>
      <PageHeader
        title="Intelligence"
        meta={
          organization.learned_at ? (
            <>
              Learned <RelativeTime value={organization.learned_at} /> from {organization.n_messages} e-mails
            </>
          ) : (
            'What wins and loses in your messages, and what your agents are told because of it'
          )
        }
        actions={isAdmin ? <ButtonLink href={'/admin/commons' as Route}>Commons</ButtonLink> : undefined}
      />
      {organization.n_messages === 0 && directives.length === 0 ? (
        <NothingLearned />
      ) : (
        <Tabs
          label="Intelligence"
          tabs={[
            { value: 'patterns', label: 'Patterns', content: patterns },
            {
              value: 'directives',
              label: 'Directives',
              content: <DirectiveList directives={directives} now={new Date().toISOString()} />,
            },
          ]}
        />
      )}
    </>
  );
}
