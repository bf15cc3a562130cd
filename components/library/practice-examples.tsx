import { Section } from '@/components/ui/card';
import type { PracticeExample } from '@/lib/practices/schema';
import { redactionText } from './practice-words';
import { SlottedText } from './slotted-text';

/** Messages that show the practice, with slots where personal data was. */
export function PracticeExamples({ examples }: { examples: readonly PracticeExample[] }) {
  if (examples.length === 0) return null;
  return (
    <Section
      id="examples"
      title="Messages that show it"
      description="Names, companies and addresses are slots here; the messages themselves stay in the ledger"
    >
      <ol className="flex flex-col gap-4 text-sm">
        {examples.map((example) => (
          <Example key={example.outcome_id} example={example} />
        ))}
      </ol>
    </Section>
  );
}

function Example({ example: { subject_line, body, redactions } }: { example: PracticeExample }) {
  const taken = redactionText(redactions);
  return (
    <li className="flex flex-col gap-1.5">
      {subject_line ? (
        <h3 className="font-medium">
          <SlottedText>{subject_line}</SlottedText>
        </h3>
      ) : null}
      <p className="whitespace-pre-line break-words rounded-md bg-sunken p-3">
        <SlottedText>{body}</SlottedText>
      </p>
      <p className="text-muted text-xs">
        {taken ? `${taken} became slots` : 'No personal data was found in it'}
      </p>
    </li>
  );
}
