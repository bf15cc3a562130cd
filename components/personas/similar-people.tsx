import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Interval, Percent } from '@/components/ui/interval';
import type { SimilarProfile, SimilarProfiles, WorkedForThem } from '@/lib/personas/compare-schema';
import { DIMENSION_NAMES, nameOf, roleOf } from './persona-words';

/** People like this one, by description and by behaviour, and what worked with them. */
export function SimilarPeople({ similar }: { similar: SimilarProfiles }) {
  const { data, n, worked, practices } = similar;
  if (data.length === 0) {
    return (
      <p className="text-muted text-sm">Nobody is similar enough yet: more contacts with history help.</p>
    );
  }
  return (
    <div className="flex flex-col gap-6 text-sm">
      <ul aria-label="Similar people" className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {data.map((profile) => (
          <Profile key={profile.contact_id} profile={profile} />
        ))}
      </ul>
      {worked.length > 0 ? (
        <section>
          <h3 className="font-medium">What worked with {n} people like this</h3>
          <ul className="mt-2 flex flex-col gap-1">
            {worked.map((item) => (
              <Worked key={`${item.dimension} ${item.value}`} item={item} />
            ))}
          </ul>
        </section>
      ) : null}
      {practices.length > 0 ? (
        <section>
          <h3 className="font-medium">Practices their messages were written from</h3>
          <ul className="mt-2 flex flex-col gap-2">
            {practices.map(({ id, content, rate }) => (
              <li key={id} className="min-w-0">
                <Link href={`/library/${id}` as Route} className="line-clamp-2 hover:underline">
                  {content}
                </Link>
                <span className="text-muted text-xs">
                  Positive replies: <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="text-muted text-xs">{similar.note}</p>
    </div>
  );
}

function Profile({ profile }: { profile: SimilarProfile }) {
  const { deals, alike, similarity, interactions } = profile;
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <p className="flex items-baseline justify-between gap-4">
        <Link
          href={`/contacts/${profile.contact_id}` as Route}
          className="truncate font-medium hover:underline"
        >
          {nameOf(profile)}
        </Link>
        <span className="shrink-0 text-muted text-xs">
          <Percent value={similarity} /> alike
        </span>
      </p>
      {roleOf(profile) ? <p className="truncate text-muted">{roleOf(profile)}</p> : null}
      <p className="flex flex-wrap gap-1">
        {deals.won > 0 ? <Badge tone="good">{deals.won} won</Badge> : null}
        {deals.lost > 0 ? <Badge tone="bad">{deals.lost} lost</Badge> : null}
        {deals.open > 0 ? <Badge>{deals.open} open</Badge> : null}
        <Badge>{interactions} interactions</Badge>
      </p>
      {alike.length > 0 ? <p className="text-muted text-xs">Alike in: {alike.join('; ')}</p> : null}
    </li>
  );
}

function Worked({ item: { dimension, value, rate } }: { item: WorkedForThem }) {
  return (
    <li className="flex flex-wrap justify-between gap-x-4">
      <span>
        <span className="text-muted">{DIMENSION_NAMES[dimension]}:</span> {value.replaceAll('_', ' ')}
      </span>
      <Interval mean={rate.mean} interval={rate.interval} n={rate.n} />
    </li>
  );
}
