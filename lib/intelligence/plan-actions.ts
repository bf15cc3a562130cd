'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { adoptionInput, decisionInput, takeBackInput } from './plan-schema';
import { adoptItem, decideItem, proposePlan, takeBackItem } from './plan-service';

const place = z.object({ planId: z.uuid(), itemId: z.uuid() });

/** Answers the id of the new plan. */
export const makePlan = action({ name: 'makePlan', input: z.object({}) }, ({ db, org }) =>
  proposePlan(db, org.id, 'asked'),
);

export const decidePlanItem = action(
  { name: 'decidePlanItem', role: 'admin', input: place.extend(decisionInput.shape) },
  ({ db, org, input: { planId, itemId, ...decision } }) =>
    decideItem(db, org.id, { planId, itemId }, decision),
);

export const takeBackPlanItem = action(
  { name: 'takeBackPlanItem', role: 'admin', input: place.extend(takeBackInput.shape) },
  ({ db, org, input: { planId, itemId, note } }) => takeBackItem(db, org.id, { planId, itemId }, note),
);

export const adoptPlanItem = action(
  { name: 'adoptPlanItem', role: 'admin', input: place.extend(adoptionInput.shape) },
  ({ db, org, input: { planId, itemId, note } }) => adoptItem(db, org.id, { planId, itemId }, note),
);
