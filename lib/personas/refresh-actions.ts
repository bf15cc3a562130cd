'use server';

import { action } from '../http/action';
import { refreshInput } from './refresh-schema';
import { setRefreshAfter } from './refresh-service';

export const storeRefreshAfter = action({ role: 'admin', input: refreshInput }, ({ db, org, input }) =>
  setRefreshAfter(db, org.id, input.after),
);
