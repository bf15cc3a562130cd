import type { Provider } from '@/lib/webhooks/schema';
import { PROVIDER_WORDS } from './provider-words';

export function SetupSteps({ provider }: { provider: Provider }) {
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-5 text-sm">
      {PROVIDER_WORDS[provider].steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
