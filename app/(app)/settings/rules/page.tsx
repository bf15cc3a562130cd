import type { Metadata } from 'next';
import { RuleEditor } from '@/components/insights/rule-editor';
import { RuleList } from '@/components/insights/rule-list';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listRules } from '@/lib/insights/rules-service';

export const metadata: Metadata = { title: 'Insight rules' };

export default async function RulesPage() {
  const { db, org, principal } = await requireSession();
  const isAdmin = principal.role === 'admin';
  const rules = await listRules(db, org.id);
  return (
    <>
      <PageHeader
        title="Insight rules"
        meta={
          isAdmin
            ? 'What your team knows that the data does not. An insight that uses a rule cites it.'
            : 'Only an admin can change them. An insight that uses a rule cites it.'
        }
        actions={
          isAdmin && rules.length > 0 ? (
            <RuleEditor rule={null} trigger={<Button variant="primary">New rule</Button>} />
          ) : undefined
        }
      />
      <RuleList rules={rules} canEdit={isAdmin} />
    </>
  );
}
