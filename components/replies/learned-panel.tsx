'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Interval } from '@/components/ui/interval';
import { RelativeTime } from '@/components/ui/relative-time';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/query/fetch';
import type { ReplySummary } from '@/lib/replies/review-schema';
import { ReadingRun } from './reading-run';
import { replySummaryKey } from './reply-query';
import { FIELD_WORDS } from './reply-words';

interface LearnedPanelProps {
  orgId: string;
  summary: ReplySummary;
  isAdmin: boolean;
}

/** What the team's labels taught the local engine, measured on replies that it had not seen. */
export function LearnedPanel({ orgId, summary, isAdmin }: LearnedPanelProps) {
  const client = useQueryClient();
  const learn = useMutation({
    mutationFn: () => api('/replies/learn', { method: 'POST', body: '{}' }),
    onSuccess: () => {
      toast('Learning from all labels', { description: 'The figures change here in a moment.' });
      setTimeout(() => void client.invalidateQueries({ queryKey: replySummaryKey(orgId) }), 5_000);
    },
    onError: (error) => toast('Learning did not start', { tone: 'bad', description: error.message }),
  });
  const { learned, corrected, run } = summary;
  return (
    <Section
      id="learned"
      title="What your labels taught"
      description="The local engine learns again after every ten labels, for your organisation alone."
      actions={
        isAdmin && corrected > 0 ? (
          <Button size="sm" icon={<GraduationCap />} loading={learn.isPending} onClick={() => learn.mutate()}>
            Learn now
          </Button>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {learned ? (
          <LearnedTable learned={learned} />
        ) : (
          <p className="text-muted">
            {corrected} of the first 10 labels. Until then your replies are read as everybody’s are.
          </p>
        )}
        <ReadingRun orgId={orgId} run={run} total={summary.total} isAdmin={isAdmin} />
      </div>
    </Section>
  );
}

function LearnedTable({ learned }: { learned: NonNullable<ReplySummary['learned']> }) {
  return (
    <div>
      <p className="mb-2">
        {learned.is_active
          ? `Learned from ${learned.n} labels`
          : `${learned.n} labels tried: reading as before is as good, so nothing changed`}
        , <RelativeTime value={learned.learned_at} />.
      </p>
      <div className="overflow-x-auto">
        <Table aria-label="Accuracy on your replies, before and after learning">
          <Thead>
            <Tr>
              <Th>Accuracy on your replies</Th>
              <Th numeric>Before</Th>
              <Th numeric>After</Th>
              <Th>In use</Th>
            </Tr>
          </Thead>
          <Tbody>
            {learned.fields.map(({ field, is_better, accuracy_before, accuracy_after }) => (
              <Tr key={field}>
                <Td>{FIELD_WORDS[field]}</Td>
                <Td numeric>
                  <Interval {...accuracy_before} unit="percent" />
                </Td>
                <Td numeric>
                  <Interval {...accuracy_after} unit="percent" />
                </Td>
                <Td>{is_better ? 'Yes' : 'No: not surely better'}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
      <p className="mt-2 text-muted text-xs">
        Cross-validated in five parts: each reply is read by what was learned from the others. 90 % intervals.
      </p>
    </div>
  );
}
