'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { agentOptions } from './agent-options';
import { ALL_AGENTS, allReportsKey, askForReport } from './report-query';

const DAYS = [1, 7, 14, 30, 90].map((days) => ({
  value: String(days),
  label: days === 1 ? 'The last 24 hours' : `The last ${days} days`,
}));

interface MakeReportProps {
  orgId: string;
  agents: readonly (string | null)[];
}

/** A report on the latest days, compared with as many before; opens when it is made. */
export function MakeReport({ orgId, agents }: MakeReportProps) {
  const router = useRouter();
  const client = useQueryClient();
  const abort = useRef<AbortController | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(ALL_AGENTS);
  const [days, setDays] = useState('7');
  const make = useMutation({
    mutationFn: () => {
      abort.current = new AbortController();
      return askForReport({ agents: chosen, days: Number(days) }, abort.current.signal);
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: allReportsKey(orgId) });
      router.push(`/conversations/reports/${id}` as Route);
    },
  });
  const stop = () => {
    abort.current?.abort();
    make.reset();
  };
  return (
    <Dialog
      title="Make a report"
      description="What was said, compared with the same length of time right before."
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) stop();
        setOpen(open);
      }}
      trigger={<Button variant="primary">Make a report now</Button>}
      footer={
        <>
          <Button onClick={() => (make.isPending ? stop() : setOpen(false))}>Cancel</Button>
          <Button variant="primary" loading={make.isPending || make.isSuccess} onClick={() => make.mutate()}>
            Make the report
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label="Agent">
          <Select options={agentOptions(agents)} value={chosen} onValueChange={setChosen} />
        </Field>
        <Field label="Period">
          <Select options={DAYS} value={days} onValueChange={setDays} />
        </Field>
        {make.isPending || make.isSuccess ? (
          <Progress
            label={make.isSuccess ? 'Opening the report' : 'Counting, comparing, looking for causes'}
          />
        ) : null}
        {make.isError ? (
          <Notice tone="bad" title="The report was not made">
            {make.error.message}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
