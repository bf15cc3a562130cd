'use client';

import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { formatNumber } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { StarInput } from '@/components/ui/stars';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { Persona } from '@/lib/personas/schema';
import { MAX_COMMENT } from '@/lib/personas/sections';
import { useRating } from './use-rating';

interface PersonaRatingProps {
  orgId: string;
  persona: Persona;
}

/** One to five stars and a comment; both can be changed. */
export function PersonaRating({ orgId, persona }: PersonaRatingProps) {
  const rate = useRating(orgId, persona.id);
  const comment = useRef<HTMLTextAreaElement>(null);
  const { rating, generation } = persona;
  const send = (stars: number) => {
    const text = comment.current?.value.trim() ?? rating.mine?.comment ?? '';
    return rate.mutateAsync({ stars, generation_id: generation.id, ...(text ? { comment: text } : {}) });
  };
  const save = async (stars: number) => {
    await send(stars).then(
      () => toast('Your comment was saved', { tone: 'good' }),
      () => undefined,
    );
  };
  return (
    <Section id="rating" title="Rating" description={<Summary {...rating} />}>
      <div className="flex flex-col gap-3">
        <StarInput
          label="How well does it describe this person?"
          value={rating.mine?.stars ?? null}
          onValueChange={send}
        />
        {rating.mine ? (
          <>
            <Field label="Comment" optional>
              <Textarea
                ref={comment}
                key={generation.id}
                rows={3}
                maxLength={MAX_COMMENT}
                defaultValue={rating.mine.comment ?? ''}
                placeholder="What is right, what is wrong?"
              />
            </Field>
            <Button
              size="sm"
              className="self-start"
              loading={rate.isPending}
              onClick={() => rating.mine && save(rating.mine.stars)}
            >
              Save comment
            </Button>
          </>
        ) : null}
      </div>
    </Section>
  );
}

function Summary({ mean, n }: Pick<Persona['rating'], 'mean' | 'n'>) {
  const { locale } = useLocale();
  return (
    <span aria-live="polite" className="num">
      {mean === null ? 'Nobody has rated it yet' : `${formatNumber(mean, locale)} of 5, ${counted(n)}`}
    </span>
  );
}

const counted = (n: number) => (n === 1 ? '1 rating' : `${n} ratings`);
