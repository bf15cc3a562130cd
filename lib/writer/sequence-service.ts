import 'server-only';
import { contextSchema } from '../intelligence/schema';
import { armsFor } from '../intelligence/service';
import type { PracticeContext } from '../practices/schema';
import type { Db } from '../supabase/types';
import { logCrew } from './crew-service';
import { decide } from './decisions';
import { writingDirections } from './directives';
import { directiveEntry, researchEntry, writingEntry } from './draft-log';
import { draftNotes } from './draft-notes';
import { type Lead, slotValues } from './lead';
import { leadFrom, leadOf, senderOf } from './lead-source';
import { draftSequence } from './local';
import { adviceFor } from './practice-source';
import { enabledPreferences } from './preference-queries';
import type { Sequence, WriteInput } from './sequence-schema';
import { readSequence, storeSequence } from './sequence-store';
import { draftVersions, MAX_TRIALS } from './versions';
import { wordVersions } from './wording-service';

/** Writes a sequence for a contact or a kind of lead: research, directive, words; each step cites what it rests on. */
export async function writeSequence(
  db: Db,
  orgId: string,
  principalId: string,
  input: WriteInput,
): Promise<Sequence> {
  const startedAt = performance.now();
  const { contact_id, goal, practice_ids } = input;
  const lead = contact_id ? await leadOf(db, orgId, contact_id) : leadFrom(input.lead_context ?? {});
  const context = contextOf(lead);
  const [sender, preferences, advice] = await Promise.all([
    senderOf(db, orgId, principalId),
    enabledPreferences(db, orgId, principalId),
    adviceFor(db, orgId, { context, goal, practiceIds: practice_ids }),
  ]);
  const values = slotValues(lead, sender);
  const researchedAt = performance.now();
  const { trials, under } = await writingDirections(db, orgId, context);
  const directedAt = performance.now();

  const available = contact_id ? Object.keys(values) : undefined;
  const tried = trials.slice(0, MAX_TRIALS);
  const drafted = draftVersions(
    tried.map(({ plan_item_id }) => plan_item_id),
    (arms) => {
      const { guidance } = under(arms);
      const decided = decide(guidance, advice);
      const { timing } = guidance;
      return draftSequence({ steps: input.steps, decided, advice, preferences, timing, available });
    },
  );
  const guidanceFor = (arms: Parameters<typeof under>[0]) => under(arms).guidance;
  const worded = await wordVersions(db, orgId, { versions: drafted, goal, context, advice, guidanceFor });
  const { guidance, version } = under(contact_id ? armsFor(tried, contact_id) : []);
  const decided = decide(guidance, advice);
  const sequenceId = await storeSequence(db, orgId, {
    name: nameOf(input, lead),
    goal: goal ?? null,
    contactId: contact_id ?? null,
    context,
    engine: worded.engine,
    fallbackReason: worded.fallbackReason,
    directiveVersion: version,
    notes: draftNotes({ decided, advice, requiredIds: practice_ids, versions: drafted, trials }),
    steps: worded.versions,
  });
  await logCrew(db, orgId, { sequence_id: sequenceId }, [
    researchEntry(values, advice.length, researchedAt - startedAt),
    directiveEntry(version, decided, tried, directedAt - researchedAt),
    writingEntry(input.steps, worded, performance.now() - directedAt),
  ]);
  return readSequence(db, orgId, sequenceId, { lead, sender, contactId: contact_id });
}

function contextOf(lead: Lead): PracticeContext & Record<string, string> {
  const { industry, company_size, job_title, region, lead_source } = lead;
  const given = Object.entries({ industry, company_size, job_title, region, lead_source });
  return contextSchema.parse(Object.fromEntries(given.filter(([, value]) => Boolean(value))));
}

const nameOf = ({ goal }: WriteInput, { industry }: Lead): string =>
  (goal ?? (industry ? `Sequence for ${industry}` : 'Sequence')).slice(0, 200);
