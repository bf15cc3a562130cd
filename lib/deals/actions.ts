'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { dealUpdateSchema } from './schema';
import { updateDeal } from './service';

/** Changes fields of a deal, moves it to another stage, closes or reopens it. */
export const changeDeal = action(
  { name: 'changeDeal', input: z.object({ id: z.uuid(), changes: dealUpdateSchema }) },
  ({ db, org, input }) => updateDeal(db, org.id, input.id, input.changes, new Date()),
);
