'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

interface MailSentProps {
  to: string;
  onAgain: () => void;
  children: ReactNode;
}

/** Says the same whether or not the address has an account: who has one is nobody's business. */
export function MailSent({ to, onAgain, children }: MailSentProps) {
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="good" title="Look into your mailbox">
        If {to} has an account here, a mail is on its way. {children}
      </Notice>
      <Button onClick={onAgain}>Use another address</Button>
    </div>
  );
}
