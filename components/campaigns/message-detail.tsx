'use client';

import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { DateTime } from '@/components/ui/relative-time';
import type { Ledger, LedgerEvent } from '@/lib/outcomes/message-schema';
import type { Outcome } from '@/lib/outcomes/schema';
import { subjectOf } from './message-columns';
import { decisionsOf, eventWords, LABEL_WORDS } from './message-words';

interface MessageDetailProps {
  message: Outcome;
  ledger: Ledger;
}

/** The message, what happened to it in order, what was decided about it and what it teaches. */
export function MessageDetail({ message, ledger }: MessageDetailProps) {
  return (
    <div className="flex flex-col gap-5 text-sm">
      <div>
        <h3 className="font-semibold text-base">{subjectOf(message)}</h3>
        <p className="text-muted text-xs">
          {message.channel === 'email' ? 'E-mail' : message.channel}, sent{' '}
          <DateTime value={message.sent_at} withTime />
        </p>
        <p className="mt-2 whitespace-pre-line break-words rounded-md bg-sunken p-3">
          {message.message_body}
        </p>
      </div>
      <Part title="What happened">
        {ledger.data.length === 0 ? <p className="text-muted">Nothing was reported yet.</p> : null}
        <ol className="flex flex-col gap-2">
          {ledger.data.map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </ol>
        {ledger.truncated ? (
          <p className="mt-2 text-muted text-xs">There are more events than are shown.</p>
        ) : null}
      </Part>
      <Part title="What was decided">
        <Decisions decisions={message.agent_decisions} />
      </Part>
      <Part title="What it teaches">
        <p>
          {LABEL_WORDS[message.training_label]}, weight <span className="num">{message.training_weight}</span>
          {message.included_in_training ? '; already used in a training' : ''}
        </p>
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

function Event({ event }: { event: LedgerEvent }) {
  const isQuiet = event.is_machine || event.is_auto_reply;
  return (
    <li>
      <span className="flex items-baseline justify-between gap-3">
        <span className={isQuiet ? 'text-muted' : 'font-medium'}>
          {eventWords(event)}
          {event.deal_value !== null && event.currency ? (
            <>
              {' '}
              <Money amount={event.deal_value} currency={event.currency} />
            </>
          ) : null}
        </span>
        <span className="num shrink-0 text-muted text-xs">
          <DateTime value={event.occurred_at} withTime />
        </span>
      </span>
      {event.reason ? <p className="text-muted text-xs">{event.reason}</p> : null}
      {event.reply_text ? (
        <blockquote className="mt-1 whitespace-pre-line break-words border-line-strong border-l-2 pl-3">
          {event.reply_text}
        </blockquote>
      ) : null}
    </li>
  );
}

function Decisions({ decisions }: { decisions: Outcome['agent_decisions'] }) {
  const agents = decisionsOf(decisions);
  if (agents.length === 0) return <p className="text-muted">No decision was logged with this message.</p>;
  return agents.map(({ agent, pairs }) => (
    <div key={agent} className="mb-2">
      <h4 className="font-medium">{agent}</h4>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        {pairs.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}
