import type { Practice } from '../practices/schema';
import { FEWEST, type Prediction } from './subject-model';
import type { LearnedRate, Metric } from './subject-schema';

const MOST = 3;
/** Effects that round to nothing are not worth a sentence. */
const SMALLEST = 0.0005;

/** Why this line stands where it stands, in sentences. */
export function reasonsOf(prediction: Prediction, learned: LearnedRate, metric: Metric): string[] {
  if (prediction.basis === 'base_rate') return [whyBaseRate(learned, metric)];
  const told = prediction.moved.filter(({ isPresent, effect }) => isPresent && Math.abs(effect) >= SMALLEST);
  if (told.length === 0) return ['It is written like your average subject line.'];
  return told.slice(0, MOST).map(({ said, effect }) => {
    const points = `${effect < 0 ? '−' : '+'}${Math.abs(effect * 100).toFixed(1)}`;
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}: ${points} points of ${metric} rate.`;
  });
}

function whyBaseRate({ n, lines, successes, quality }: LearnedRate, metric: Metric): string {
  if (n === 0) return 'No e-mail of yours has an outcome yet, so nothing is known of this line.';
  if (quality)
    return `Your ${metric} rate of all lines: how a line is written did not predict it in ${lines} of your lines.`;
  const happened = `${successes} ${metric === 'open' ? 'opened' : 'answered'}`;
  return (
    `Your ${metric} rate of all lines: ${n} e-mails under ${lines} lines, ${happened}, are too few to learn from ` +
    `(it takes ${FEWEST.messages}, ${FEWEST.lines} and ${FEWEST.successes}).`
  );
}

/** What became of messages whose lines follow the same practice. */
export function practiceReason(practice: Practice | undefined): string[] {
  const rate = practice?.rates.reply_rate;
  if (!practice || !rate || rate.n === 0) return [];
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const [low, high] = rate.interval;
  const record = `${percent(rate.mean)} of ${rate.n} were answered (${percent(low)} to ${percent(high)})`;
  return [`${practice.status === 'weak' ? 'Weak practice' : 'Practice'} "${practice.content}": ${record}.`];
}
