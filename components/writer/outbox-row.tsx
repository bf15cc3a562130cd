'use client';

import { Mail } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import type { OutboxMessage, OutboxStatus, OutdatedInput } from '@/lib/writer/outbox-schema';
import { OutdatedChoice } from './outdated-choice';
import { CHANNEL_WORDS, OUTBOX_WORDS, reasonWords } from './writer-words';

interface OutboxRowProps {
  message: OutboxMessage;
  isCurrent: boolean;
  onSelect: () => void;
  onSent: () => void;
  onChoose: (choice: OutdatedInput['choice']) => void;
  isChoosing: boolean;
}

export const outboxElementId = (id: string): string => `outbox-${id}`;
const TONES: Partial<Record<OutboxStatus, Tone>> = { sent: 'good', failed: 'bad', uncertain: 'warn' };
const WAITS: readonly OutboxStatus[] = ['scheduled', 'failed'];
const CAN_SEND: readonly OutboxStatus[] = [...WAITS, 'uncertain'];

/** Its trial went back, and nobody has chosen its text yet. */
export const isHeld = ({ status, outdated }: OutboxMessage) =>
  outdated !== null && outdated.choice === null && WAITS.includes(status);
export const canSend = (message: OutboxMessage) => CAN_SEND.includes(message.status) && !isHeld(message);

/** One message to be sent: copied, opened in the mail program, or said to be sent. */
export function OutboxRow({ message, isCurrent, onSelect, onSent, onChoose, isChoosing }: OutboxRowProps) {
  const { contact, company, campaign, step, channel, subject_line, body, mailto, status, reason } = message;
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
        {isHeld(message) ? <Badge tone="warn">Trial went back</Badge> : null}
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
      {WAITS.includes(status) ? (
        <OutdatedChoice message={message} onChoose={onChoose} disabled={isChoosing} />
      ) : null}
      {canSend(message) ? (
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
