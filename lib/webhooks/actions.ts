'use server';

import { z } from 'zod';
import { action } from '../http/action';
import { endpointChanges, endpointInput, replayInput, rotateInput } from './management-schema';
import { sendSample } from './sample-service';
import * as service from './service';

const admin = 'admin' as const;
const byId = z.object({ id: z.uuid() });

/** The answer holds the address and, when it was made up, the secret: shown once. */
export const createWebhookEndpoint = action(
  { name: 'createWebhookEndpoint', role: admin, input: endpointInput },
  ({ db, org, input }) => service.createEndpoint(db, org.id, input),
);

export const updateWebhookEndpoint = action(
  { name: 'updateWebhookEndpoint', role: admin, input: endpointChanges.extend(byId.shape) },
  ({ db, org, input: { id, ...changes } }) => service.updateEndpoint(db, org.id, id, changes),
);

export const deleteWebhookEndpoint = action(
  { name: 'deleteWebhookEndpoint', role: admin, input: byId },
  ({ db, org, input }) => service.deleteEndpoint(db, org.id, input.id),
);

export const rotateWebhookSecret = action(
  { name: 'rotateWebhookSecret', role: admin, input: rotateInput.extend(byId.shape) },
  ({ db, org, input: { id, ...given } }) => service.rotateSecret(db, org.id, id, given),
);

export const testWebhookEndpoint = action(
  { name: 'testWebhookEndpoint', role: admin, input: byId },
  ({ db, org, input }) => sendSample(db, org.id, input.id),
);

export const replayWebhookDelivery = action(
  { name: 'replayWebhookDelivery', role: admin, input: byId },
  ({ db, input }) => service.replayDelivery(db, input.id),
);

export const replayWebhookDeliveries = action(
  { name: 'replayWebhookDeliveries', role: admin, input: replayInput.extend(byId.shape) },
  async ({ db, input: { id, ...filter } }) => ({ queued: await service.replayDeliveries(db, id, filter) }),
);
