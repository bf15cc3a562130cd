import 'server-only';
import { streamTask } from '../ai/engine';
import { partialObjects } from '../ai/partial';
import type { TaskResult } from '../ai/schema';
import { AppError } from '../errors';
import { armFor } from '../experiments/service';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { analyseContact } from './analysis-service';
import { buildFacts } from './build-facts';
import { composePersona } from './compose';
import { missingForRag } from './enough';
import type { PersonaFacts } from './facts';
import { loadHistory, loadRecord } from './input-service';
import type { PersonaOutput } from './prompt';
import { getPersona } from './queries';
import { hrefOf } from './rows';
import type { GenerateInput, Persona, PersonaEvent, PersonaReceipt } from './schema';
import { PERSONA_METHODS, type PersonaMethod, type PersonaMode } from './sections';
import { draftedSections } from './stream';
import { holds, personaTask } from './task';

export type PersonaCaller = { db: Db; orgId: string; principalId: string };

/** The experiment that decides how a persona is written; another one gets another id. */
export const METHOD_EXPERIMENT = 'persona-method-1';

/** The method of a contact: the same at every generation, so that ratings of the arms compare people, not days. */
export function methodFor(contactId: string): PersonaMethod {
  const arm = armFor(
    METHOD_EXPERIMENT,
    contactId,
    PERSONA_METHODS.map((method) => ({ arm: method, weight: 1 })),
  );
  return PERSONA_METHODS.find((method) => method === arm) ?? PERSONA_METHODS[0];
}

/** Everything that a generation is made from, before any engine is asked. */
export type Prepared = {
  facts: PersonaFacts;
  requested: PersonaMode;
  /** Why basic is made although rag was asked for. */
  modeReason: string | null;
  dataQuality: number;
  interactions: number;
};

/** Reads and computes; a batch prepares many and asks the provider for all of them. 404 for an unknown contact. */
export async function preparePersona(
  { db, orgId, principalId }: PersonaCaller,
  { contact_id, mode }: GenerateInput,
  now: Date,
): Promise<Prepared> {
  const record = await loadRecord(db, orgId, contact_id);
  await mayGenerate({ db, orgId, principalId }, record.owner_id);
  const analysis = await analyseContact(db, orgId, contact_id, now);
  const modeReason = mode === 'rag' ? missingForRag(analysis) : null;
  const history = mode === 'rag' && !modeReason ? await loadHistory(db, orgId, record, analysis) : null;
  return {
    facts: buildFacts({ record, history, now: now.toISOString() }, methodFor(contact_id)),
    requested: mode,
    modeReason,
    dataQuality: analysis.data_quality.score,
    interactions: analysis.interactions.n,
  };
}

/** Row-level security refuses too; asked first, so that nobody waits for a persona that cannot be stored. */
async function mayGenerate({ db, orgId, principalId }: PersonaCaller, ownerId: string | null): Promise<void> {
  if (ownerId === null || ownerId === principalId) return;
  const [member] = await must(
    db.from('memberships').select('role, kind').eq('org_id', orgId).eq('principal_id', principalId).limit(1),
  );
  if (member?.role === 'rep' && member.kind === 'user') {
    throw new AppError(
      'forbidden',
      'This contact belongs to a colleague. You may read their persona, not make a new one.',
    );
  }
}

/** What an engine answered as it is stored: the generation and its receipts, for an rpc. */
export function storedForm(
  { facts, requested, modeReason, dataQuality, interactions }: Prepared,
  result: TaskResult<PersonaOutput>,
): { p_generation: Json; p_evidence: Json } {
  const { content, evidence } = composePersona(result.output, facts, (draft) => holds(draft, facts));
  const generation = {
    mode: facts.mode,
    requested_mode: requested,
    mode_reason: modeReason,
    method: facts.method,
    experiment: METHOD_EXPERIMENT,
    engine: result.engine,
    model: result.engine === 'local' ? null : result.model,
    prompt_version: result.promptVersion,
    fallback_reason: result.fallbackReason ?? null,
    data_quality_score: dataQuality,
    interactions,
    claims_dropped: result.dropped.length,
    ai_generation_id: result.generationId,
    content,
  };
  return { p_generation: toJson(generation), p_evidence: toJson(evidence) };
}

/** Composes and stores what an engine answered; answers the id of the persona. */
export function storePersona(
  { db, orgId }: PersonaCaller,
  prepared: Prepared,
  result: TaskResult<PersonaOutput>,
): Promise<string> {
  const row = { p_org_id: orgId, p_contact_id: prepared.facts.contactId, ...storedForm(prepared, result) };
  return must(db.rpc('store_persona', row));
}

/** What the drafted sections cite; stored receipts are numbered anew. */
const receiptsOf = ({ receipts, contactId }: PersonaFacts): PersonaReceipt[] =>
  receipts.map(({ supports: _supports, ...receipt }) => ({
    ...receipt,
    href: hrefOf(receipt.type, receipt.source_id, contactId),
  }));

/** Plain JSON, for an rpc argument. */
const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

/**
 * Reads, computes, words, checks and stores a persona. Sections are handed out as they are written, each claim
 * verified before it leaves; `done` carries what was stored.
 */
export async function* streamPersona(
  caller: PersonaCaller,
  input: GenerateInput,
  now: Date,
): AsyncGenerator<PersonaEvent> {
  const prepared = await preparePersona(caller, input, now);
  const { facts } = prepared;
  yield { type: 'step', step: 'reading', detail: prepared.modeReason };
  yield { type: 'evidence', evidence: receiptsOf(facts) };
  yield { type: 'step', step: 'writing', detail: null };
  const { db, orgId, principalId } = caller;
  const { stream, result } = streamTask({ db, orgId, principalId, facts, ...personaTask });
  for await (const sections of draftedSections(partialObjects(stream), facts)) yield* sections;
  const answer = await result;
  yield { type: 'step', step: 'storing', detail: answer.fallbackReason ?? null };
  const id = await storePersona(caller, prepared, answer);
  yield { type: 'done', persona: await getPersona(db, orgId, id, principalId) };
}

/** The same generation without streaming. */
export async function generatePersona(
  caller: PersonaCaller,
  input: GenerateInput,
  now: Date,
): Promise<Persona> {
  for await (const event of streamPersona(caller, input, now)) {
    if (event.type === 'done') return event.persona;
  }
  throw new AppError('internal', 'The generation ended without a result.');
}
