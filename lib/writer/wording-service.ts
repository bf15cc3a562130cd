import 'server-only';
import { runTask } from '../ai/engine';
import type { Dropped, Engine } from '../ai/schema';
import { isTreated } from '../intelligence/service';
import type { Db } from '../supabase/types';
import type { Advice, Guidance } from './decisions';
import { isTiming } from './timing';
import type { StepVersion } from './versions';
import {
  buildPrompt,
  checkWording,
  localWording,
  type Wording,
  type WritingFacts,
  wordingSchema,
} from './word';

export type WordingRequest = {
  versions: readonly StepVersion[];
  goal: string | undefined;
  context: Readonly<Record<string, string>>;
  advice: readonly Advice[];
  /** What holds for contacts in these arms. */
  guidanceFor: (arms: StepVersion['arms']) => Guidance;
};
export type Worded = {
  versions: readonly StepVersion[];
  engine: Engine;
  fallbackReason: string | null;
  dropped: readonly Dropped[];
};

/**
 * The words of every version, by one engine: arms that were worded by different ones would measure the engine. Where
 * one of them falls back, all keep the local words.
 */
export async function wordVersions(db: Db, orgId: string, request: WordingRequest): Promise<Worded> {
  const { versions } = request;
  const groups = [...Map.groupBy(versions, treatmentsOf).values()];
  const worded: StepVersion[] = [];
  const dropped: Dropped[] = [];
  let engine: Engine | undefined;
  for (const group of groups) {
    const result = await runTask<Wording, WritingFacts>({
      db,
      orgId,
      task: 'sequence',
      schema: wordingSchema,
      facts: factsFor(group, request),
      prompt: buildPrompt,
      local: localWording,
      verify: checkWording,
    });
    const isOther = engine !== undefined && engine !== result.engine;
    if (result.engine === 'local' || isOther) {
      const reason =
        result.fallbackReason ?? (isOther ? 'The versions were not worded by one engine.' : null);
      return { versions, engine: 'local', fallbackReason: reason, dropped };
    }
    engine = result.engine;
    dropped.push(...result.dropped);
    worded.push(...withWords(group, result.output, practicesIn(group, request)));
  }
  return { versions: worded, engine: engine ?? 'local', fallbackReason: null, dropped };
}

/** Versions with the same changes are worded together: first all steps without any, then what differs. */
const treatmentsOf = ({ arms }: StepVersion): string =>
  arms
    .filter(({ arm }) => isTreated(arm))
    .map(({ plan_item_id }) => plan_item_id)
    .join();

const practicesIn = (group: readonly StepVersion[], { advice }: WordingRequest): Advice[] => {
  const cited = new Set(group.flatMap(({ practice_ids }) => practice_ids));
  return advice.filter(({ id }) => cited.has(id));
};

function factsFor(group: readonly StepVersion[], request: WordingRequest): WritingFacts {
  const { goal, context, guidanceFor } = request;
  const rules = group.flatMap(({ directives }) =>
    directives.filter((citation) => !isTiming(citation)).map(({ text }) => text),
  );
  return {
    draft: group,
    goal: goal ?? null,
    notes: [...new Set(rules)],
    avoid: guidanceFor(group.flatMap(({ arms }) => arms)).warnings,
    reader: context,
    practices: practicesIn(group, request).map(({ id, content }) => ({ id, text: content })),
  };
}

/** The words of the engine on the steps as they were decided, with the practices that its sentences cite. */
function withWords(
  group: readonly StepVersion[],
  { steps }: Wording,
  practices: readonly Advice[],
): StepVersion[] {
  return group.map((version, i) => {
    const step = steps[i];
    if (!step) return version;
    const cited = step.sentences
      .flatMap(({ evidence }) => evidence)
      .flatMap((receipt) => practices[Number(/^p(\d+)$/.exec(receipt)?.[1]) - 1]?.id ?? []);
    const texts = step.sentences.map(({ text }) => text);
    // The last sentence stands alone, as the question.
    const asks = texts.length > 1 ? texts.pop() : undefined;
    const parts = [step.greeting, texts.join(' '), asks ?? '', step.sign_off];
    return {
      ...version,
      subject_line: step.subject_line,
      body: parts.filter((part) => part.trim() !== '').join('\n\n'),
      practice_ids: [...new Set([...version.practice_ids, ...cited])],
    };
  });
}
