'use server';

import { z } from 'zod';
import { action } from '../http/action';
import * as service from './service';
import { subscriptionChanges, subscriptionInput } from './subscription-schema';

const admin = 'admin' as const;
const byId = z.object({ id: z.uuid() });

/** The answer holds the secret: shown once. */
export const createSubscription = action(
  { name: 'createSubscription', role: admin, input: subscriptionInput },
  ({ db, org, input }) => service.createSubscription(db, org.id, input),
);

export const updateSubscription = action(
  { name: 'updateSubscription', role: admin, input: subscriptionChanges.extend(byId.shape) },
  ({ db, org, input: { id, ...changes } }) => service.updateSubscription(db, org.id, id, changes),
);

export const deleteSubscription = action(
  { name: 'deleteSubscription', role: admin, input: byId },
  ({ db, org, input }) => service.deleteSubscription(db, org.id, input.id),
);

export const rotateSubscriptionSecret = action(
  { name: 'rotateSubscriptionSecret', role: admin, input: byId },
  ({ db, org, input }) => service.rotateSubscriptionSecret(db, org.id, input.id),
);

export const sendTestEvent = action({ name: 'sendTestEvent', role: admin, input: byId }, ({ db, input }) =>
  service.sendTestEvent(db, input.id),
);

export const replayEventDelivery = action(
  { name: 'replayEventDelivery', role: admin, input: byId },
  ({ db, input }) => service.replayEventDelivery(db, input.id),
);
