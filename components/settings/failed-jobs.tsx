'use client';

import { RotateCw } from 'lucide-react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { dismissJob, retryJob } from '@/lib/orgs/actions';
import type { FailedJob } from '@/lib/orgs/schema';
import { useChange } from './use-change';

export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  return (
    <ul className="divide-y divide-line">
      {jobs.map((job) => (
        <li key={job.id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 text-sm">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              <code className="font-medium">{job.name}</code>
              {job.retried_at ? (
                <Badge>
                  tried again <RelativeTime value={job.retried_at} />
                </Badge>
              ) : null}
            </p>
            <p className="text-pretty">{job.error}</p>
            <p className="num text-muted text-xs">
              Failed <RelativeTime value={job.failed_at} /> after {job.attempts}{' '}
              {job.attempts === 1 ? 'attempt' : 'attempts'}
            </p>
          </div>
          {job.retried_at ? null : <JobButtons job={job} />}
        </li>
      ))}
    </ul>
  );
}

function JobButtons({ job }: { job: FailedJob }) {
  const [retry, isRetrying] = useChange(retryJob, {
    done: 'On its way again',
    failed: 'It could not be started again',
  });
  const [dismiss] = useChange(dismissJob, { done: 'Dismissed', failed: 'It was not dismissed' });
  return (
    <div className="flex gap-2">
      <Button
        size="sm"
        icon={<RotateCw aria-hidden />}
        loading={isRetrying}
        onClick={() => retry({ id: job.id })}
      >
        Try again
      </Button>
      <AlertDialog
        title="Dismiss this work?"
        description="It will not be done. What it would have computed is missing until something starts it anew."
        confirmLabel="Dismiss"
        onConfirm={async () => (await dismiss({ id: job.id })) !== undefined}
        trigger={
          <Button size="sm" variant="ghost">
            Dismiss
          </Button>
        }
      />
    </div>
  );
}
