import { TextDiff } from '@/components/ui/text-diff';
import type { PersonaChange } from '@/lib/personas/schema';
import { SECTION_LABELS } from '@/lib/personas/sections';
import { BASES } from './persona-words';

const KINDS: Record<PersonaChange['kind'], string> = {
  added: 'New',
  removed: 'Gone',
  reworded: 'Reworded',
  basis: 'Known better or worse',
};

/** What a generation changed, section by section. */
export function PersonaChanges({ changes }: { changes: readonly PersonaChange[] }) {
  return (
    <ul className="mt-2 flex flex-col gap-2">
      {changes.map((change) => (
        <li key={`${change.section} ${change.kind} ${change.before?.text} ${change.after?.text}`}>
          <p className="mb-1 text-muted text-xs">
            {SECTION_LABELS[change.section]} · {KINDS[change.kind]}
            {basisWords(change)}
          </p>
          <TextDiff before={change.before?.text ?? ''} after={change.after?.text ?? ''} />
        </li>
      ))}
    </ul>
  );
}

function basisWords({ before, after }: PersonaChange): string {
  if (!before || !after || before.basis === after.basis) return '';
  return `: ${BASES[before.basis].label.toLowerCase()}, now ${BASES[after.basis].label.toLowerCase()}`;
}
