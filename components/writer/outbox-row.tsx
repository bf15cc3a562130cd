'use client';

import { Mail } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { OutboxMessage, OutboxStatus } from '@/lib/writer/outbox-schema';
import { CHANNEL_WORDS, OUTBOX_WORDS, reasonWords } from './writer-words';

interface OutboxRowProps {
  message: OutboxMessage;
  isCurrent: boolean;
  onSelect: () => void;
  onSent: () => void;
}

export const outboxElementId = (id: string): string => `outbox-${id}`;
const TONES: Partial<Record<OutboxStatus, Tone>> = { sent: 'good', failed: 'bad', uncertain: 'warn' };
const CAN_SEND: readonly OutboxStatus[] = ['scheduled', 'failed', 'uncertain'];

/** One message to be sent: copied, opened in the mail program, or said to be sent. */
export function OutboxRow({ message, isCurrent, onSelect, onSent }: OutboxRowProps) {
  const { contact, company, campaign, step, channel, subject_line, body, mailto, status, reason } = message;
  const canSend = CAN_SEND.includes(status);
  return (
    <li
      id={outboxElementId(message.id)}
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      onFocus={onSelect}
      className={cn('border-line border-b px-4 py-3 last:border-b-0', isCurrent && 'bg-hover')}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium">{[contact ?? 'Somebody', company].filter(Boolean).join(', ')}</span>
        <Badge>{CHANNEL_WORDS[channel]}</Badge>
        <Badge tone={TONES[status] ?? 'neutral'}>{OUTBOX_WORDS[status]}</Badge>
        <span className="text-muted text-xs">
          {campaign}, step {step}, {status === 'sent' ? 'sent' : 'due'}{' '}
          <RelativeTime value={message.sent_at ?? message.due_at} />
        </span>
      </div>
      {reason ? <p className="mt-1 text-muted text-sm">Because {reasonWords(reason)}</p> : null}
      <details className="mt-2 text-sm">
        <summary className="cursor-pointer">{subject_line ?? body.slice(0, 80)}</summary>
        <p className="mt-2 whitespace-pre-line">{body}</p>
      </details>
      {canSend ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <CopyButton text={subject_line ? `${subject_line}\n\n${body}` : body} />
          {mailto ? (
            <a href={mailto} className={buttonStyles()}>
              <Mail aria-hidden />
              Open in mail program
            </a>
          ) : null}
          <Button variant="primary" onClick={onSent} aria-label={`Mark as sent to ${contact ?? 'somebody'}`}>
            Mark as sent
          </Button>
        </div>
      ) : null}
    </li>
  );
}
