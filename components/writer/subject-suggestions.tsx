'use client';

import { useMutation } from '@tanstack/react-query';
import { Lightbulb } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Interval } from '@/components/ui/interval';
import { toast } from '@/components/ui/toast';
import { suggestSubjects } from './writer-query';

interface SubjectSuggestionsProps {
  body: string;
  onChoose: (subject: string) => void;
}

/** Subject lines for this message, the best predicted first, each with its probability and why. */
export function SubjectSuggestions({ body, onChoose }: SubjectSuggestionsProps) {
  const suggest = useMutation({
    mutationFn: () => suggestSubjects(body, {}),
    onError: (error) => toast('No subject lines', { tone: 'bad', description: error.message }),
  });
  return (
    <>
      <Button
        variant="ghost"
        icon={<Lightbulb />}
        disabled={!body.trim()}
        loading={suggest.isPending}
        onClick={() => suggest.mutate()}
      >
        Suggest subject lines
      </Button>
      {suggest.data ? (
        <ul aria-label="Suggested subject lines" className="w-full divide-y divide-line text-sm">
          {suggest.data.data.map(({ subject_line, predicted, reasons }) => (
            <li key={subject_line} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span className="min-w-0">
                {subject_line}
                <span className="block text-muted text-xs">{reasons.join(' ')}</span>
              </span>
              <span className="flex items-center gap-3">
                <Interval mean={predicted.mean} interval={predicted.interval} n={predicted.n} />
                <Button size="sm" aria-label={`Use “${subject_line}”`} onClick={() => onChoose(subject_line)}>
                  Use
                </Button>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
