'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import { setCommonsInput } from './commons-schema';
import { restoreDirective } from './service';

/** Joining and leaving takes effect at once for what is seen; what is given follows at the next run. */
export const setCommons = action(
  { name: 'setCommons', role: 'admin', input: setCommonsInput },
  async ({ db, org, input }) => {
    const { is_member } = input;
    await must(db.rpc('change_setting', { p_org_id: org.id, p_key: 'commons', p_value: is_member }));
    const learn = `intelligence.learn:${org.id}:setting`;
    await enqueue(db, 'intelligence.learn', { org_id: org.id }, { dedupeKey: learn });
    if (!is_member) {
      await enqueue(
        db,
        'intelligence.commons',
        { org_id: org.id },
        { dedupeKey: 'intelligence.commons:left' },
      );
    }
  },
);

export const restoreVersion = action(
  { name: 'restoreVersion', role: 'admin', input: z.object({ id: z.uuid() }) },
  ({ db, org, input }) => restoreDirective(db, org.id, input.id, 'An admin restored an earlier version.'),
);
