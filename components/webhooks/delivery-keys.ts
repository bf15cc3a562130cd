import { keysFor } from '@/lib/query/keys';

export const deliveryKeys = (orgId: string) => keysFor(orgId, 'webhook-deliveries');
