import { MessagesSquare } from 'lucide-react';
import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';

const snippetFor = (origin: string): string => `curl -X POST ${origin}/api/v1/conversations \\
  -H "Authorization: Bearer $WINLOOP_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "session_id": "call-1",
    "agent_name": "Phone desk",
    "user_message": "Where is my order?",
    "agent_response": "It left the warehouse this morning.",
    "response_time_ms": 840,
    "success": true
  }'`;

/** Nothing has been logged yet: the call that logs the first exchange, ready to be copied. */
export function FirstExchange({ origin }: { origin: string }) {
  const snippet = snippetFor(origin);
  return (
    <div className="pb-8">
      <EmptyState
        title="No conversations yet"
        icon={<MessagesSquare />}
        action={
          <>
            <ButtonLink href={'/settings/api-keys' as Route} variant="primary">
              Create an API key
            </ButtonLink>
            <CopyButton text={snippet} label="Copy the call" />
          </>
        }
      >
        Agents report each exchange with one call. Create a key with the scope “write”, put it into
        WINLOOP_API_KEY, and run this:
      </EmptyState>
      <div className="mx-auto max-w-2xl px-4">
        <section
          aria-label="The call that logs an exchange"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by key
          tabIndex={0}
          className="overflow-x-auto rounded-md border border-line bg-sunken p-3"
        >
          <pre className="text-xs">{snippet}</pre>
        </section>
        <p className="mt-3 text-muted text-sm">
          Every call is described in the{' '}
          <a href="/api/v1/openapi.json" className="text-accent-ink underline underline-offset-2">
            API document
          </a>
          . Agents that speak MCP use the tool log_conversation with the same fields.
        </p>
      </div>
    </div>
  );
}
