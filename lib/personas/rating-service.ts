import 'server-only';
import { AppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { getPersona } from './queries';
import type { PersonaRating, RatingInput } from './schema';

/** Rates a generation, the current one unless another is named: one rating a person, a second time changes it. */
export async function ratePersona(
  db: Db,
  orgId: string,
  principalId: string,
  personaId: string,
  { stars, comment, generation_id }: RatingInput,
): Promise<PersonaRating> {
  const { generation } = await getPersona(db, orgId, personaId, principalId, generation_id);
  const [row] = await must(
    db
      .from('persona_ratings')
      .upsert(
        {
          org_id: orgId,
          generation_id: generation.id,
          principal_id: principalId,
          stars,
          comment: comment || null,
        },
        { onConflict: 'org_id,generation_id,principal_id' },
      )
      .select('id'),
  );
  if (!row) throw new AppError('forbidden', 'You may not rate here.');
  return (await getPersona(db, orgId, personaId, principalId, generation.id)).rating;
}
