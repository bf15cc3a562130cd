'use client';

import { EyeOff } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { DateTime, RelativeTime } from '@/components/ui/relative-time';
import type { Judged } from '@/lib/conversations/session-schema';
import { AddPattern } from './add-pattern';
import { exchangeElementId } from './conversation-query';
import { durationWords, redactionWords } from './conversation-words';
import { ExchangeFeedback } from './exchange-feedback';
import { ExchangeText } from './exchange-text';
import type { Opinion } from './judged-exchanges';
import { OutcomeBadge } from './outcome-badge';

interface ExchangeArticleProps {
  orgId: string;
  exchange: Judged;
  number: number;
  isCurrent: boolean;
  isCorrecting: boolean;
  onCorrecting: (isOn: boolean) => void;
  onSelect: () => void;
  onJudge: (change: Partial<NonNullable<Opinion>>) => void;
}

/** One exchange: what was said and answered, how it went, what people think of it. */
export function ExchangeArticle(props: ExchangeArticleProps) {
  const { orgId, exchange, number, isCurrent, isCorrecting, onCorrecting, onSelect, onJudge } = props;
  return (
    <li>
      <article
        id={exchangeElementId(exchange.id)}
        tabIndex={-1}
        aria-current={isCurrent || undefined}
        aria-label={`Exchange ${number}`}
        onFocus={onSelect}
        onPointerDown={onSelect}
        className={cn(
          'flex scroll-my-24 flex-col gap-3 border-line border-b border-l-2 px-4 py-4 outline-none',
          isCurrent ? 'border-l-accent bg-hover' : 'border-l-transparent',
        )}
      >
        <Message by="User" text={exchange.user_message} />
        <Message by={exchange.agent_name ?? 'Agent'} text={exchange.agent_response} isAgent />
        <Facts exchange={exchange} />
        <div className="flex flex-wrap items-end justify-between gap-3">
          <ExchangeFeedback
            exchange={exchange}
            isCorrecting={isCorrecting}
            onCorrecting={onCorrecting}
            onJudge={onJudge}
          />
          <AddPattern orgId={orgId} exchange={exchange} />
        </div>
      </article>
    </li>
  );
}

function Message({ by, text, isAgent = false }: { by: string; text: string; isAgent?: boolean }) {
  return (
    <div className={cn('max-w-prose', isAgent && 'border-line-strong border-l-2 pl-3')}>
      <p className="text-muted text-xs">{by}</p>
      <p className="whitespace-pre-line break-words">
        {text ? <ExchangeText text={text} /> : <span className="text-muted">Nothing was said.</span>}
      </p>
    </div>
  );
}

function Facts({ exchange }: { exchange: Judged }) {
  const { success, error, response_time_ms, occurred_at, redactions } = exchange;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
      <OutcomeBadge success={success} />
      <span className="num">{durationWords(response_time_ms)}</span>
      <span>
        <RelativeTime value={occurred_at} />, <DateTime value={occurred_at} withTime />
      </span>
      {redactionWords(redactions).map((words) => (
        <Badge key={words} icon={<EyeOff aria-hidden />}>
          {words} taken out
        </Badge>
      ))}
      {error ? (
        <span className="basis-full break-words text-bad-ink">
          Error: <ExchangeText text={error} />
        </span>
      ) : null}
    </div>
  );
}
