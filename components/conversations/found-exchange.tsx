import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Found, Judged } from '@/lib/conversations/session-schema';
import { sessionHref } from './conversation-query';
import { reasonsOf } from './conversation-words';
import { ExchangeText } from './exchange-text';
import { OutcomeBadge } from './outcome-badge';

/** One exchange or pattern that was found, and why it stands where it does. */
export function FoundExchange({ found }: { found: Found }) {
  const { exchange } = found;
  return (
    <li className="relative flex flex-col gap-1 border-line border-b px-4 py-3 hover:bg-hover">
      {exchange ? <Said exchange={exchange} /> : <Taught text={found.document} />}
      <p className="text-muted text-xs">{reasonsOf(found).join(' · ')}</p>
    </li>
  );
}

const COVERS =
  "font-medium text-sm after:absolute after:inset-0 after:content-[''] hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink";

function Said({ exchange }: { exchange: Judged }) {
  const correction = exchange.feedback.findLast((one) => one.correction)?.correction;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link href={sessionHref(exchange.session_id, exchange.id) as Route} className={COVERS}>
          <ExchangeText text={exchange.user_message} />
        </Link>
        <OutcomeBadge success={exchange.success} />
      </div>
      <p className="line-clamp-2 max-w-prose text-sm">
        <ExchangeText text={correction ?? exchange.agent_response} />
      </p>
      <p className="text-muted text-xs">
        {exchange.agent_name ? `${exchange.agent_name}, ` : ''}
        {exchange.session_id}, <RelativeTime value={exchange.occurred_at} />
      </p>
    </>
  );
}

function Taught({ text }: { text: string }) {
  return (
    <>
      <Badge tone="accent">Learned pattern</Badge>
      <Link href={'/conversations/patterns?state=active' as Route} className={COVERS}>
        {text}
      </Link>
    </>
  );
}
