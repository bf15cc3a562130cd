'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/relative-time';
import type { PracticeDetail } from '@/lib/practices/schema';
import { PracticeStanding } from './practice-standing';
import { PracticeUse } from './practice-use';
import { contextText, patternPairs, provenanceText, redactionText, spaced } from './practice-words';
import { SlottedText } from './slotted-text';

/** What the practice says, which decisions it stands for, and what was taken out of it. */
export function PracticePattern({ practice }: { practice: PracticeDetail }) {
  const pairs = patternPairs(practice.pattern);
  return (
    <Section id="pattern" title="The practice">
      <div className="flex flex-col gap-4 text-sm">
        <PracticeStanding practice={practice} />
        <p className="whitespace-pre-line break-words rounded-md bg-sunken p-3 text-base">
          <SlottedText>{practice.content}</SlottedText>
        </p>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
          {pairs.map(([name, value]) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
          <Fact name="Where">{contextText(practice.context)}</Fact>
          {practice.tags.length > 0 ? (
            <Fact name="Tags">
              <span className="flex flex-wrap gap-1">
                {practice.tags.map((tag) => (
                  <Badge key={tag}>{spaced(tag)}</Badge>
                ))}
              </span>
            </Fact>
          ) : null}
          <Fact name="Known from">{provenanceText(practice.provenance)}</Fact>
          <Fact name="Personal data">
            <Redacted practice={practice} />
          </Fact>
          <Fact name="In the writer">
            <PracticeUse practice={practice} />
          </Fact>
          {practice.expires_at ? (
            <Fact name="Good until">
              <DateTime value={practice.expires_at} />
              <span className="text-muted">, unless new messages confirm it</span>
            </Fact>
          ) : null}
        </dl>
      </div>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">{children}</dd>
    </div>
  );
}

function Redacted({ practice }: { practice: PracticeDetail }) {
  const { redactions } = practice;
  const text = redactionText(redactions);
  if (!text) {
    return practice.source === 'learned'
      ? 'None: it is described by its decisions, and holds no text of a message'
      : 'None was found in it';
  }
  return (
    <>
      {text} became slots:{' '}
      <SlottedText>{[...new Set(redactions.map(({ slot }) => slot))].join(' ')}</SlottedText>
    </>
  );
}
