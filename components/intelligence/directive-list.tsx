import type { Route } from 'next';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { AGENTS, type Directive } from '@/lib/intelligence/schema';
import { contextWords } from '@/lib/intelligence/words';
import { AGENT_NAMES } from './agent-words';
import { DirectiveLines } from './directive-lines';

/** The directives in force, agent by agent: what holds everywhere, then the contexts that differ. */
export function DirectiveList({ directives, now }: { directives: readonly Directive[]; now: string }) {
  return (
    <div className="flex flex-col gap-4">
      {AGENTS.map((agent) => {
        const own = directives.filter(({ agent_name }) => agent_name === agent);
        return (
          <Section
            key={agent}
            id={agent}
            title={AGENT_NAMES[agent]}
            description={agent}
            actions={
              own.length > 0 ? (
                <ButtonLink href={`/intelligence/${agent}` as Route} size="sm" variant="ghost">
                  Versions<span className="sr-only"> of {AGENT_NAMES[agent]}</span>
                </ButtonLink>
              ) : undefined
            }
          >
            {own.length === 0 ? (
              <p className="text-muted text-sm">Nothing has been learned for this agent yet.</p>
            ) : (
              <div className="flex flex-col gap-4">
                {own.map((directive) => (
                  <InForce key={directive.id} directive={directive} isOver={directive.expires_at <= now} />
                ))}
              </div>
            )}
          </Section>
        );
      })}
    </div>
  );
}

function InForce({ directive, isOver }: { directive: Directive; isOver: boolean }) {
  const { context, version, evidence, expires_at } = directive;
  return (
    <div>
      <h3 className="mb-2 flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">{contextWords(context) || 'Everywhere'}</span>
        <Badge tone={isOver ? 'warn' : 'neutral'}>{isOver ? 'Expired' : `Version ${version}`}</Badge>
        <span className="text-muted text-xs">
          {evidence.successes} of {evidence.n} · {isOver ? 'ended' : 'holds until'}{' '}
          <RelativeTime value={expires_at} />
        </span>
      </h3>
      <DirectiveLines directive={directive} />
    </div>
  );
}
