'use client';

import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextDiff } from '@/components/ui/text-diff';
import type { PracticeVersion } from '@/lib/practices/schema';
import { PracticeRateText } from './practice-rate';
import { PracticeStatusBadge } from './practice-status';
import { otherChanges } from './version-changes';

interface PracticeVersionsProps {
  versions: readonly PracticeVersion[];
  people: Readonly<Record<string, string>>;
}

/** What it said before, and why it changed; more evidence alone makes no version. */
export function PracticeVersions({ versions, people }: PracticeVersionsProps) {
  return (
    <Section
      id="versions"
      title="Versions"
      description="Another text, context, tag or status is a version; more evidence alone is not"
      flush
    >
      <ol className="divide-y divide-line text-sm">
        {versions.map((version, index) => (
          <Version key={version.version} version={version} before={versions[index + 1]} people={people} />
        ))}
      </ol>
    </Section>
  );
}

interface VersionProps {
  version: PracticeVersion;
  before: PracticeVersion | undefined;
  people: Readonly<Record<string, string>>;
}

function Version({ version, before, people }: VersionProps) {
  const author = version.changed_by
    ? (people[version.changed_by] ?? 'A former member')
    : 'Learned from the ledger';
  const changes = before ? otherChanges(before, version) : [];
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="num font-medium">Version {version.version}</span>
        <PracticeStatusBadge status={version.status} />
        <span className="text-muted">
          {author}, <RelativeTime value={version.created_at} />
        </span>
        <span className="text-muted">
          Positive replies then: <PracticeRateText rate={version.rates.positive_reply_rate} />
        </span>
      </p>
      {version.reason ? <p>{version.reason}</p> : null}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
      {before && before.content !== version.content ? (
        <TextDiff before={before.content} after={version.content} />
      ) : null}
      {before ? null : <p className="text-muted">The first version</p>}
    </li>
  );
}
