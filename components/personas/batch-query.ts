import type { BatchAction, BatchDetail, BatchInput, PersonaBatch } from '@/lib/personas/batch-schema';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export const batchesKey = (orgId: string) => keysFor(orgId, 'persona-batches').list();
export const batchKey = (orgId: string, id: string) => keysFor(orgId, 'persona-batches').detail(id);

export const fetchBatches = (signal: AbortSignal) =>
  api<{ data: PersonaBatch[] }>('/personas/batch', { signal });
export const fetchBatch = (id: string, signal: AbortSignal) =>
  api<BatchDetail>(`/personas/batch/${id}`, { signal });
export const orderBatch = (input: BatchInput) =>
  api<BatchDetail>('/personas/batch', { method: 'POST', body: JSON.stringify(input) });
export const steerBatch = (id: string, action: BatchAction) =>
  api<BatchDetail>(`/personas/batch/${id}/${action}`, { method: 'POST' });
