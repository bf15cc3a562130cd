const LOST =
  /^(closed?[\s_-]*)?(lost|loss|lose|failed|failure|rejected|declined|disqualified|unqualified|cancell?ed|dead|churned|unsuccessful|no|n|false|0|-1|bad|not[\s_-]*(won|converted|closed|purchased))$|lost/;
const OPEN =
  /^(open|new|active|pending|working|nurturing|prospect(ing)?|engag(ing|ed)|qualif(y|ied|ying|ication)|contacted|discovery|demo(nstration)?|evaluat(ion|ing)|proposal.*|negotiat.*|in[\s_-]*progress|ongoing|on[\s_-]*hold|needs.*analysis|value.*proposition|quote.*|lead|undecided|unknown|tbd)$/;

export type OutcomeSplit = { won: Set<string>; lost: Set<string>; open: Set<string> };

const tidy = (value: string): string => value.trim().toLowerCase();

/**
 * Which values of the outcome column mean won, lost, or not decided yet. Won is `positive`. Lost is `negative` if given;
 * otherwise, of the other values: the only one there is; else those that say lost (Lost, No, 0, Rejected …); else all
 * that don't sound like an open stage. A blank is never an outcome.
 */
export function splitOutcomes(values: readonly string[], positive: string, negative?: string): OutcomeSplit {
  const distinct = [...new Set(values.map(tidy))].filter((value) => value !== '');
  const won = new Set([tidy(positive)]);
  if (!distinct.includes(tidy(positive))) {
    throw new Error(
      `--positive "${positive}" does not occur in the outcome column; it has: ${distinct.slice(0, 8).join(', ')}`,
    );
  }
  const others = distinct.filter((value) => !won.has(value));
  const lost = new Set(negative === undefined ? guessLost(others) : negative.split(',').map(tidy));
  const absent = [...lost].find((value) => !others.includes(value));
  if (absent !== undefined) throw new Error(`--negative "${absent}" does not occur in the outcome column`);
  return { won, lost, open: new Set(others.filter((value) => !lost.has(value))) };
}

function guessLost(others: readonly string[]): readonly string[] {
  if (others.length <= 1) return others.filter((value) => !OPEN.test(value));
  const lost = others.filter((value) => LOST.test(value));
  return lost.length > 0 ? lost : others.filter((value) => !OPEN.test(value));
}
