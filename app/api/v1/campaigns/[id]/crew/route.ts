import { z } from 'zod';
import { idParams, route } from '@/lib/http/route';
import { crewRowSchema } from '@/lib/writer/crew-schema';
import { crewOf } from '@/lib/writer/crew-service';

export const GET = route(
  {
    scope: 'read',
    summary: 'What the crew did for a campaign: research, directive, writing, sending, tracking, learning.',
    params: idParams,
    response: z.object({ data: z.array(crewRowSchema) }),
  },
  async ({ db, org, params }) => ({ data: await crewOf(db, org.id, params.id) }),
);
