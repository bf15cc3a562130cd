'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { must } from '../supabase/must';
import type { Json } from '../supabase/types';
import { importKindSchema, mappingSchema } from './schema';
import * as service from './service';

const batchInput = z.object({ batch_id: z.uuid() });

export const cancelImport = action({ name: 'cancelImport', input: batchInput }, ({ db, org, input }) =>
  service.cancelImport(db, org.id, input.batch_id),
);

export const undoImport = action({ name: 'undoImport', input: batchInput }, ({ db, input }) =>
  service.undoImport(db, input.batch_id),
);

export const saveMapping = action(
  {
    name: 'saveMapping',
    input: z.object({
      name: z
        .string()
        .trim()
        .min(1, 'Give the mapping a name.')
        .max(80, 'Keep the name under 80 characters.'),
      kind: importKindSchema,
      header_signature: z.string().min(1),
      mapping: mappingSchema,
    }),
  },
  async ({ db, org, input }) => {
    const row = { org_id: org.id, ...input, mapping: input.mapping as NonNullable<Json> };
    return must(
      db.from('import_mappings').upsert(row, { onConflict: 'org_id,kind,name' }).select('id, name').single(),
    );
  },
);
