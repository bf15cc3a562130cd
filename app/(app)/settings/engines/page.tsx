import type { Metadata } from 'next';
import { EngineChoice } from '@/components/settings/engine-choice';
import { ENGINE_TASKS } from '@/components/settings/engine-words';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { priceOf } from '@/lib/ai/prices';
import { requireSession } from '@/lib/auth/session';
import { env } from '@/lib/env/env';
import { getSettings } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Engines' };

export default async function EnginesPage() {
  const { db, org, principal } = await requireSession();
  const { engines } = await getSettings(db, org.id);
  const { ANTHROPIC_API_KEY, OPENAI_API_KEY, OPENAI_BASE_URL, MODEL_PRICES, ...models } = env();
  const modelsOf = {
    anthropic: [models.ANTHROPIC_MODEL],
    openai: [models.OPENAI_MODEL, models.OPENAI_SMALL_MODEL],
  };
  const unpriced = (names: readonly string[]) => names.filter((name) => !priceOf(name, MODEL_PRICES));
  const ready = {
    anthropic: Boolean(ANTHROPIC_API_KEY),
    openai: Boolean(OPENAI_API_KEY || OPENAI_BASE_URL),
    local: true,
  };
  const names = { anthropic: 'Anthropic', openai: 'OpenAI', local: 'Local' } as const;
  return (
    <>
      <PageHeader
        title="Engines"
        meta="Numbers are always computed here. An engine only puts them into words."
      />
      <div className="flex flex-col gap-4">
        <Section id="available" title="Available">
          <ul className="flex flex-col gap-2 text-sm">
            {(['local', 'anthropic', 'openai'] as const).map((engine) => (
              <li key={engine} className="flex flex-wrap items-center gap-x-3">
                <span className="w-20 font-medium">{names[engine]}</span>
                <span className="w-22">
                  <Badge tone={ready[engine] ? 'good' : 'neutral'}>
                    {ready[engine] ? 'Ready' : 'No key set'}
                  </Badge>
                </span>
                <span className="text-muted">
                  {engine === 'local'
                    ? 'Needs no key and no network. Nothing leaves this machine.'
                    : `Text of your deals is sent to the provider. Answers by ${modelsOf[engine].join(', ')}.${unpricedWords(unpriced(modelsOf[engine]))}`}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="tasks" title="Who answers" flush>
          <ul className="divide-y divide-line">
            {ENGINE_TASKS.map(({ task, label, description }) => (
              <li key={task} className="px-4 py-3">
                <EngineChoice
                  task={task}
                  label={label}
                  description={description}
                  engines={engines}
                  ready={ready}
                  canEdit={principal.role === 'admin'}
                />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

const unpricedWords = (models: readonly string[]): string =>
  models.length === 0
    ? ''
    : ` Price unknown for ${models.join(', ')}: the cost of its answers is left empty until MODEL_PRICES says it.`;
