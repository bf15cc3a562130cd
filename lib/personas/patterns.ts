import type { Analysis } from './analysis-schema';
import type { Behaviour } from './behaviour-rows';
import type { evidenceOf } from './figure';
import type { RateFigure } from './figure-schema';

type Pattern = Analysis['patterns'][number];
type Input = Pick<Analysis, 'preferences' | 'response_time' | 'decision_speed'> & {
  /** Of messages sent through Winloop alone: what others' rate is counted from, too. */
  answered: RateFigure;
};
const MIN_MESSAGES = 50;

/** What is credibly not chance. Everything else stays a figure. */
export function patternsOf(analysis: Input, { messages }: Behaviour['usual']): Pattern[] {
  const { preferences, response_time, decision_speed, answered } = analysis;
  const found: Pattern[] = [];
  function add(key: Pattern['key'], { n, period, receipts }: ReturnType<typeof evidenceOf>, text: string) {
    found.push({ key, n, period, receipts, text });
  }
  const { day, time, channel } = preferences;
  if (day.preferred.length > 0) add('day', day, `Mostly active on ${day.summary}`);
  if (time.preferred.length > 0) add('time', time, `Mostly active at ${time.summary}, local time`);
  if (channel.preferred.length > 0)
    add('channel', channel, `Chooses ${channel.summary} more often than we do`);
  const { trend } = response_time;
  if (trend.direction !== 'no_clear_trend') {
    add('response_trend', trend, `Answers ${trend.direction} than before`);
  }
  const verdict = decision_speed.verdict;
  if (verdict !== 'no_clear_difference') {
    add('decision_speed', decision_speed.ratio, `Decides ${verdict} than usual here`);
  }
  if (messages.reached >= MIN_MESSAGES) {
    const usual = messages.replied / messages.reached;
    const [low, high] = answered.rate.interval;
    if (answered.n > 0 && low > usual) add('answers', answered, 'Answers more often than others here');
    if (answered.n > 0 && high < usual) add('answers', answered, 'Answers less often than others here');
  }
  return found;
}
