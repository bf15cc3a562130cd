import { z } from 'zod';
import { route } from '@/lib/http/route';
import { listPreferences } from '@/lib/writer/preference-queries';
import { preferenceCardSchema } from '@/lib/writer/preference-schema';

export const GET = route(
  {
    scope: 'read',
    summary: 'What the caller’s edits say they prefer; nobody sees the cards of others.',
    response: z.object({ data: z.array(preferenceCardSchema) }),
  },
  async ({ db, org }) => ({ data: await listPreferences(db, org.id) }),
);
