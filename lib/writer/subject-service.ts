import 'server-only';
import { runTask } from '../ai/engine';
import { listPractices } from '../practices/queries';
import { practiceListQuery } from '../practices/schema';
import type { Db } from '../supabase/types';
import {
  type Candidate,
  distinct,
  localCandidates,
  type SubjectFacts,
  toTemplate,
} from './subject-candidates';
import { predictRate } from './subject-model';
import { buildPrompt, checkLines, linesSchema } from './subject-prompt';
import { currentSubjectModel } from './subject-queries';
import { reasonsOf } from './subject-reasons';
import type { SubjectLinesAnswer, SubjectLinesRequest } from './subject-schema';

const MOST_PRACTICES = 10;

/** Subject lines for a message, the best by the organisation's own outcomes first. */
export async function suggestSubjectLines(
  db: Db,
  orgId: string,
  { body, context, n, metric }: SubjectLinesRequest,
): Promise<SubjectLinesAnswer> {
  const [practices, { model, version }] = await Promise.all([
    provenLines(db, orgId),
    currentSubjectModel(db, orgId),
  ]);
  const facts: SubjectFacts = { body, context, practices, n };
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
  const ranked = distinct(result.engine === 'local' ? own : [...written, ...own.filter(isProven)])
    .map((candidate) => ({ candidate, prediction: predictRate(learned, candidate.template) }))
    .sort((a, b) => b.prediction.mean - a.prediction.mean);
  return {
    data: ranked.slice(0, n).map(({ candidate, prediction }) => ({
      subject_line: candidate.text,
      predicted: { mean: prediction.mean, interval: prediction.interval, n: prediction.n },
      reasons: reasonsOf(prediction, learned, metric),
      source: candidate.source,
      practice_id: candidate.practiceId,
    })),
    metric,
    level: 0.9,
    basis: learned.model ? 'model' : 'base_rate',
    model_version: version,
    engine: result.engine,
    fallback_reason: result.fallbackReason ?? null,
  };
}

const isProven = ({ practiceId }: Candidate): boolean => practiceId !== null;

async function provenLines(db: Db, orgId: string): Promise<SubjectFacts['practices']> {
  const query = practiceListQuery.parse({
    category: 'subject_line',
    status: 'active',
    sort: '-reply_rate',
    limit: MOST_PRACTICES,
  });
  const { data } = await listPractices(db, orgId, query);
  return data.map(({ id, content }) => ({ id, content }));
}
