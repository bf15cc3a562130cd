'use client';

import { Receipt } from '@/components/insights/receipt';
import { Section } from '@/components/ui/card';
import { Stat, StatRow } from '@/components/ui/stat';
import type { Learned as LearnedData } from '@/lib/insights/schema';

/** What came back since yesterday, and what past deals say most clearly now. */
export function Learned({ orgId, learned }: { orgId: string; learned: LearnedData }) {
  const { closed, won, feedback, insights_joined, patterns } = learned;
  return (
    <Section id="learned" title="Learned since yesterday">
      <StatRow>
        <Stat label="Deals closed" value={closed} note={closed > 0 ? `${won} won` : 'none'} />
        <Stat label="Feedback counted" value={feedback} />
        <Stat label="Insights that met their outcome" value={insights_joined} />
      </StatRow>
      {patterns.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 font-medium text-sm">Clearest patterns, measured again</h3>
          <ul className="flex flex-col gap-1">
            {patterns.map((pattern) => (
              <li key={pattern.id}>
                <Receipt orgId={orgId} evidence={{ type: 'pattern', id: pattern.id, label: pattern.text }} />
              </li>
            ))}
          </ul>
          <p className="mt-2 text-muted text-xs">Associations in past deals, not causes.</p>
        </>
      ) : null}
    </Section>
  );
}
