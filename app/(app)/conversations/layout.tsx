import type { ReactNode } from 'react';
import { ConversationTabs } from '@/components/conversations/conversation-tabs';

export default function ConversationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ConversationTabs />
      {children}
    </>
  );
}
