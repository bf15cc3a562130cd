'use client';

import { useChange } from '@/components/settings/use-change';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { restoreVersion } from '@/lib/intelligence/actions';
import { keyOf } from '@/lib/intelligence/key';
import type { Directive } from '@/lib/intelligence/schema';
import { contextWords } from '@/lib/intelligence/words';
import { DirectiveLines } from './directive-lines';

interface VersionListProps {
  versions: readonly Directive[];
  canRestore: boolean;
}

/** Every version of an agent's directives, the newest first; an admin may put an earlier one in force again. */
export function VersionList({ versions, canRestore }: VersionListProps) {
  const newest = new Map<string, number>();
  for (const { context, version } of versions) {
    newest.set(keyOf(context), Math.max(version, newest.get(keyOf(context)) ?? 0));
  }
  return (
    <ol className="flex flex-col gap-3">
      {versions.map((directive) => {
        const { id, context, version, status, reason, created_at } = directive;
        const isNewest = newest.get(keyOf(context)) === version;
        return (
          <li key={id}>
            <Card padded>
              <div className="mb-2 flex flex-wrap items-center gap-2 text-sm">
                <h2 className="font-medium">
                  Version {version}: {contextWords(context) || 'everywhere'}
                </h2>
                {isNewest && status === 'active' ? <Badge tone="accent">In force</Badge> : null}
                {status === 'withdrawn' ? <Badge>Withdrawn</Badge> : null}
                <span className="text-muted text-xs">
                  {reason} · <RelativeTime value={created_at} />
                </span>
                {canRestore && !isNewest && status === 'active' ? <Restore directive={directive} /> : null}
              </div>
              <DirectiveLines directive={directive} />
            </Card>
          </li>
        );
      })}
    </ol>
  );
}

function Restore({ directive: { id, version } }: { directive: Directive }) {
  const [restore] = useChange(restoreVersion, {
    done: `Version ${version} is in force again`,
    failed: 'The version was not restored',
  });
  return (
    <AlertDialog
      harmless
      title={`Put version ${version} in force again?`}
      description="Its words hold for 30 days from now; learning leaves them alone until then. It becomes a new version, and the audit log records it."
      confirmLabel="Restore version"
      onConfirm={async () => (await restore({ id })) !== undefined}
      trigger={
        <Button size="sm" variant="ghost" className="ml-auto">
          Restore<span className="sr-only"> version {version}</span>
        </Button>
      }
    />
  );
}
