import type { Analysis } from '@/lib/personas/analysis-schema';
import type { Preference } from '@/lib/personas/figure-schema';

const NAMES: Record<keyof Analysis['preferences'], string> = {
  day: 'Preferred day',
  time: 'Preferred time',
  channel: 'Preferred channel',
};

/** When and where the person answers, as far as it is credibly not chance, and what else is no accident. */
export function Preferences({ analysis }: { analysis: Analysis }) {
  const { preferences, patterns, time_zone } = analysis;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
        {(['day', 'time', 'channel'] as const).map((kind) => (
          <div key={kind} className="min-w-0">
            <dt className="text-muted text-xs">{NAMES[kind]}</dt>
            <dd className="font-medium">{sentence(preferences[kind])}</dd>
            <dd className="num text-muted text-xs">n = {preferences[kind].n}</dd>
          </div>
        ))}
      </dl>
      {patterns.length > 0 ? (
        <ul aria-label="Recognised patterns" className="list-disc pl-5 marker:text-faint">
          {patterns.map((pattern) => (
            <li key={pattern.key}>
              {pattern.text} <span className="num text-muted">(n = {pattern.n})</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">No pattern stands out from chance yet.</p>
      )}
      <p className="text-muted text-xs">
        Times are in {time_zone.name}
        {ZONE_SOURCES[time_zone.source]}.
      </p>
    </div>
  );
}

const ZONE_SOURCES: Record<Analysis['time_zone']['source'], string> = {
  contact: ', the time zone of this person',
  organization: ', the time zone of your organisation, because theirs is not known',
  assumed_utc: ', because no time zone is known',
};

function sentence({ summary }: Preference): string {
  return summary.charAt(0).toUpperCase() + summary.slice(1);
}
