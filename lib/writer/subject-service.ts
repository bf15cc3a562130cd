import 'server-only';
import { runTask } from '../ai/engine';
import type { CurrentDirective } from '../intelligence/schema';
import { currentDirective } from '../intelligence/service';
import { listPractices } from '../practices/queries';
import { type Practice, practiceListQuery } from '../practices/schema';
import type { Db } from '../supabase/types';
import {
  type Candidate,
  distinct,
  localCandidates,
  type SubjectFacts,
  toTemplate,
} from './subject-candidates';
import { formOf, practiceOfForm } from './subject-forms';
import { predictRate } from './subject-model';
import { buildPrompt, checkLines, linesSchema } from './subject-prompt';
import { currentSubjectModel } from './subject-queries';
import { practiceReason, reasonsOf } from './subject-reasons';
import type { SubjectLinesAnswer, SubjectLinesRequest } from './subject-schema';

const MOST_PRACTICES = 200;
const MOST_TEMPLATES = 10;

/** Subject lines for a message, the best by the organisation's own outcomes first. */
export async function suggestSubjectLines(
  db: Db,
  orgId: string,
  { body, context, n, metric }: SubjectLinesRequest,
): Promise<SubjectLinesAnswer> {
  const [practices, { model, version }, directive] = await Promise.all([
    subjectPractices(db, orgId, context),
    currentSubjectModel(db, orgId),
    currentDirective(db, orgId, { agentName: 'SubjectLineOptimizerAgent', context }),
  ]);
  // A learned pattern describes lines; only what a person wrote down or imported is a line.
  const templates = practices.filter(({ pattern, status }) => pattern === null && status === 'active');
  const facts: SubjectFacts = {
    body,
    context,
    practices: templates.slice(0, MOST_TEMPLATES),
    directive: saidBy(directive),
    n,
  };
  const own = localCandidates(facts);
  const result = await runTask({
    db,
    orgId,
    task: 'subject_lines',
    schema: linesSchema,
    facts,
    prompt: buildPrompt,
    local: () => ({ subject_lines: own.map(({ text }) => text) }),
    verify: checkLines,
  });
  const written = result.output.subject_lines.map(
    (text): Candidate => ({ text, template: toTemplate(text, context), source: 'model', practiceId: null }),
  );
  const learned = model[metric];
  const candidates = distinct(result.engine === 'local' ? own : [...written, ...own.filter(isProven)]);
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      prediction: predictRate(learned, candidate.template),
      practice:
        templates.find(({ id }) => id === candidate.practiceId) ??
        practiceOfForm(formOf(candidate.template, candidate.text), practices),
    }))
    .sort((a, b) => b.prediction.mean - a.prediction.mean || replyRate(b.practice) - replyRate(a.practice));
  return {
    data: ranked.slice(0, n).map(({ candidate, prediction, practice }) => ({
      subject_line: candidate.text,
      predicted: { mean: prediction.mean, interval: prediction.interval, n: prediction.n },
      reasons: [...reasonsOf(prediction, learned, metric), ...practiceReason(practice)],
      source: candidate.source,
      practice_id: practice?.id ?? null,
    })),
    metric,
    level: 0.9,
    basis: learned.model ? 'model' : 'base_rate',
    model_version: version,
    directive_version: directive.version > 0 ? directive.version : null,
    engine: result.engine,
    fallback_reason: result.fallbackReason ?? null,
  };
}

/** Version 0 is that nothing has been learned: no advice for a model. */
const saidBy = ({ version, best_practices, guidance, avoid }: CurrentDirective): string[] =>
  version === 0
    ? []
    : [
        ...[...best_practices, ...guidance].map(({ text }) => text),
        ...avoid.map(({ text }) => `Avoid: ${text}`),
      ];

const isProven = ({ practiceId }: Candidate): boolean => practiceId !== null;

/** Where predictions are equal, the record of the practice that a line follows decides. */
const replyRate = (practice: Practice | undefined): number => practice?.rates.reply_rate?.mean ?? 0;

/** Practices that hold everywhere, or in this context; what holds elsewhere is no advice here. */
async function subjectPractices(db: Db, orgId: string, given: SubjectFacts['context']): Promise<Practice[]> {
  const query = practiceListQuery.parse({
    category: 'subject_line',
    sort: '-reply_rate',
    limit: MOST_PRACTICES,
  });
  const { data } = await listPractices(db, orgId, query);
  return data.filter(
    ({ status, context }) =>
      status !== 'retired' &&
      Object.entries(context).every(([key, value]) => given[key]?.toLowerCase() === value.toLowerCase()),
  );
}
