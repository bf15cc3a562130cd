'use client';

import { Section } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Tabs } from '@/components/ui/tabs';
import { snippetsFor } from './snippets';

export function LogSnippets({ url }: { url: string }) {
  return (
    <Section
      id="how-to-log"
      title="How an agent logs"
      description="By API, with the client, or over MCP. Keys are made under API keys, by an admin."
    >
      <Tabs
        label="Ways to log"
        param="how"
        tabs={snippetsFor(url).map(({ value, label, words, code }) => ({
          value,
          label,
          content: (
            <div className="flex flex-col gap-3">
              <p className="text-muted text-sm">{words}</p>
              <pre className="whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-mono text-xs">
                {code}
              </pre>
              <div>
                <CopyButton text={code} label={`Copy for ${label}`} />
              </div>
            </div>
          ),
        }))}
      />
    </Section>
  );
}
