'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/query/fetch';
import type { ReplyRun } from '@/lib/replies/review-schema';
import { replyListsKey, replySummaryKey } from './reply-query';

interface ReadingRunProps {
  orgId: string;
  run: ReplyRun | null;
  total: number;
  isAdmin: boolean;
}

const isOn = (run: ReplyRun | null): boolean => run?.status === 'queued' || run?.status === 'running';

/** Reading the whole history again, with what has been learned; labels by people stay. */
export function ReadingRun({ orgId, run, total, isAdmin }: ReadingRunProps) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: replySummaryKey(orgId) });
  const change = useMutation({
    mutationFn: (method: 'POST' | 'DELETE') =>
      api('/replies/reclassify', { method, ...(method === 'POST' ? { body: '{}' } : {}) }),
    onSuccess: refresh,
    onError: (error) => toast('That did not work', { tone: 'bad', description: error.message }),
  });
  const wasOn = useRef(false);
  const runs = isOn(run);
  useEffect(() => {
    if (wasOn.current && !runs) void client.invalidateQueries({ queryKey: replyListsKey(orgId) });
    wasOn.current = runs;
  }, [client, orgId, runs]);

  if (run && runs)
    return (
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-60 flex-1">
          <Progress
            label={run.status === 'queued' ? 'Waiting for its turn' : 'Reading all replies again'}
            {...(run.status === 'running' && run.total > 0 ? { value: run.done / run.total } : {})}
            detail={`${run.done.toLocaleString('en')} of ${run.total.toLocaleString('en')}`}
          />
        </div>
        {isAdmin ? (
          <Button size="sm" loading={change.isPending} onClick={() => change.mutate('DELETE')}>
            Cancel
          </Button>
        ) : null}
      </div>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      {run?.status === 'failed' ? <Notice tone="bad">{run.failure}</Notice> : null}
      {isAdmin && total > 0 ? (
        <Button
          size="sm"
          icon={<RotateCw />}
          loading={change.isPending}
          onClick={() => change.mutate('POST')}
        >
          Read all replies again
        </Button>
      ) : null}
      {run?.status === 'done' || run?.status === 'cancelled' ? (
        <p className="text-muted">
          {run.status === 'done' ? 'Read again' : 'Stopped'} <RelativeTime value={run.updated_at} />:{' '}
          {run.changed} of {run.done} are read differently now.
        </p>
      ) : null}
    </div>
  );
}
