'use server';

import { action } from '../http/action';
import { changeRules } from './log-service';
import { rulesSchema } from './schema';

/** From now on; what is stored already stays as it is. */
export const setConversationRules = action({ role: 'admin', input: rulesSchema }, ({ db, org, input }) =>
  changeRules(db, org.id, input),
);
