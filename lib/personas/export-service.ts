import 'server-only';
import type { Db } from '../supabase/types';
import { analyseContact } from './analysis-service';
import { personaCsv } from './export-csv';
import { personaDocument } from './export-document';
import { fileNameOf } from './export-format';
import { personaPdf } from './export-pdf';
import { getPersona, listHistory } from './queries';
import type { ExportQuery } from './use-schema';
import { recordExport } from './use-service';

export type ExportedFile = { body: string | Uint8Array; type: string; name: string };

const TYPES = { pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', json: 'application/json' } as const;
const MOST_GENERATIONS = 200;

/** A persona as a file. It is kept that, when and by whom it was taken out, before it leaves. */
export async function exportPersona(
  db: Db,
  orgId: string,
  principalId: string,
  personaId: string,
  { format, generation }: ExportQuery,
  now = new Date(),
): Promise<ExportedFile> {
  const persona = await getPersona(db, orgId, personaId, principalId, generation);
  const analysed = () => analyseContact(db, orgId, persona.contact.id, now);
  const make = {
    csv: async () => personaCsv(persona),
    pdf: async () => personaPdf(personaDocument(persona, await analysed()), now.toISOString()),
    json: async () => {
      const [analysis, history] = await Promise.all([
        analysed(),
        listHistory(db, orgId, personaId, principalId, { limit: MOST_GENERATIONS }),
      ]);
      return JSON.stringify({ exported_at: now.toISOString(), persona, analysis, history }, null, 2);
    },
  };
  const body = await make[format]();
  await recordExport(db, orgId, personaId, persona.generation.id, format);
  return { body, type: TYPES[format], name: fileNameOf(persona.contact.name ?? '', format) };
}
