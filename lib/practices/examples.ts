import 'server-only';
import { type KnownName, redact } from '../privacy/redact';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';

const BATCH = 20;

/** Gives practices without an example one or two messages that show them, with slots instead of names. */
export async function storeExamples(db: Db, orgId: string, ids: readonly string[]): Promise<number> {
  const [org] = await must(db.from('organizations').select('name').eq('id', orgId).limit(1));
  let stored = 0;
  for (let start = 0; start < ids.length; start += BATCH) {
    const p_ids = ids.slice(start, start + BATCH);
    const sources = await must(db.rpc('practice_example_sources', { p_org_id: orgId, p_ids }));
    if (sources.length === 0) continue;
    const texts = sources.map(({ subject_line, body }) => `${subject_line ?? ''}\n${body}`).join('\n');
    const mentioned = await knownNames(db, orgId, texts);
    const rows = sources.map(({ practice_id, outcome_id, subject_line, body, contact, company, sender }) => {
      const known: KnownName[] = [
        ...(contact ? [{ kind: 'name' as const, name: contact }] : []),
        ...(company ? [{ kind: 'company' as const, name: company }] : []),
        ...(sender ? [{ kind: 'sender' as const, name: sender }] : []),
        ...(org ? [{ kind: 'sender_company' as const, name: org.name }] : []),
        ...mentioned,
      ];
      const subject = subject_line === null ? null : redact(subject_line, known);
      const text = redact(body, known);
      return {
        org_id: orgId,
        practice_id,
        outcome_id,
        subject_line: subject?.text ?? null,
        body: text.text,
        redactions: [...text.redactions],
      };
    });
    await must(
      db.from('practice_examples').upsert(rows, {
        onConflict: 'org_id,practice_id,outcome_id',
        ignoreDuplicates: true,
      }),
    );
    stored += rows.length;
  }
  return stored;
}

/** People, companies and colleagues of the record whose full name stands in the text. */
export async function knownNames(db: Db, orgId: string, text: string): Promise<KnownName[]> {
  const rows = await must(db.rpc('known_names', { p_org_id: orgId, p_text: text }));
  return rows.flatMap(({ kind, name }) =>
    kind === 'name' || kind === 'company' || kind === 'sender' ? [{ kind, name }] : [],
  );
}
