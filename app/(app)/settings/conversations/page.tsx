import type { Metadata } from 'next';
import { LogSnippets } from '@/components/conversation-settings/log-snippets';
import { RetentionNote } from '@/components/conversation-settings/retention-note';
import { RulesEditor } from '@/components/conversation-settings/rules-editor';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { conversationRules } from '@/lib/conversations/queries';
import { builtInReportInterval } from '@/lib/conversations/report-queries';
import { env } from '@/lib/env/env';
import { listRetention } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Conversations' };

export default async function ConversationSettingsPage() {
  const { db, org, principal } = await requireSession();
  const [rules, retention] = await Promise.all([conversationRules(db, org.id), listRetention(db, org.id)]);
  const isAdmin = principal.role === 'admin';
  const keepDays = retention.find(({ kind }) => kind === 'conversations')?.keep_days ?? null;
  return (
    <>
      <PageHeader
        title="Conversations"
        meta={
          isAdmin
            ? 'What agents may leave here, and how often it is looked at. Changes apply from now on.'
            : 'What agents may leave here, and how often it is looked at. Only an admin can change it.'
        }
      />
      <div className="flex flex-col gap-4">
        <RulesEditor rules={rules} builtInEvery={builtInReportInterval()} canEdit={isAdmin} />
        <RetentionNote keepDays={keepDays} isAdmin={isAdmin} />
        <LogSnippets url={env().APP_URL} />
      </div>
    </>
  );
}
