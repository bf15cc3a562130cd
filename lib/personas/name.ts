import type { PersonaInput, PersonaRecord } from './facts';
import { capital, clip } from './format';
import type { Heard } from './said';
import { rowsOf } from './said-receipt';

/** "The plant manager who asks before buying and keeps coming back to price": a role, and what was observed. */
export function nameOf(record: PersonaRecord, history: PersonaInput['history'], heard: Heard | null): string {
  const role = record.job_title ? lowerFirst(record.job_title) : 'contact';
  if (!history || !heard) {
    return clip(capital(record.industry ? `${role} in ${record.industry.toLowerCase()}` : role), 120);
  }
  const traits = traitsOf(history, heard).slice(0, 2);
  return clip(
    traits.length > 0 ? `The ${role} who ${traits.join(' and ')}` : `The ${role} we are getting to know`,
    160,
  );
}

/** "IT director" keeps its capitals, "Plant manager" becomes "plant manager". */
const lowerFirst = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

function traitsOf({ analysis, texts }: NonNullable<PersonaInput['history']>, heard: Heard): string[] {
  const { median_hours } = analysis.response_time;
  const hours = median_hours.n >= 5 ? median_hours.value : null;
  const own = texts.filter(({ by }) => by === 'them').length;
  const questions = Object.values(heard.questions).reduce((sum, said) => sum + rowsOf(said), 0);
  const { inbound, outbound } = analysis.interactions;
  return [
    own >= 5 && questions / own >= 0.4 ? 'asks before buying' : '',
    rowsOf(heard.objections.price) >= 3 ? 'keeps coming back to price' : '',
    rowsOf(heard.themes.goal) >= 3 ? 'has a clear goal' : '',
    hours !== null && hours <= 8 ? 'answers the same day' : '',
    hours !== null && hours >= 72 ? 'takes days to answer' : '',
    rowsOf(heard.themes.request) >= 3 ? 'says how to work together' : '',
    inbound >= 5 && inbound > outbound * 1.2 ? 'writes first' : '',
    rowsOf(heard.themes.pain) >= 2 ? 'is open about problems' : '',
    hours !== null && hours > 8 && hours < 72 ? 'answers within a few days' : '',
  ].filter(Boolean);
}
