import { Ban, Check, Info } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Directive, Line } from '@/lib/intelligence/schema';

const KINDS = {
  best_practices: { label: 'Do', icon: Check, tone: 'text-good-ink' },
  avoid: { label: 'Avoid', icon: Ban, tone: 'text-bad-ink' },
  guidance: { label: 'Mind', icon: Info, tone: 'text-muted' },
} as const;
const ORDER = ['best_practices', 'avoid', 'guidance'] as const;

/** What an agent is told, line by line, with the practices behind each. */
export function DirectiveLines({ directive }: { directive: Pick<Directive, (typeof ORDER)[number]> }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {ORDER.flatMap((kind) =>
        directive[kind].map((line) => <LineRow key={`${kind} ${line.text}`} kind={kind} line={line} />),
      )}
    </ul>
  );
}

function LineRow({ kind, line }: { kind: keyof typeof KINDS; line: Line }) {
  const { label, icon: Icon, tone } = KINDS[kind];
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0">
        <span className="sr-only">{label}: </span>
        {line.text}
        {line.practice_ids.map((id, index) => (
          <Link
            key={id}
            href={`/library/${id}` as Route}
            className="ml-2 whitespace-nowrap text-accent-ink underline underline-offset-2"
          >
            Practice {index + 1}
          </Link>
        ))}
      </span>
    </li>
  );
}
