import type { Job } from '../http/job';
import { retentionJob } from '../orgs/jobs';
import { pruneJob } from './prune';

/** The composition root of the queue: the only place besides app/ that knows every slice. */
export const jobs: readonly Job[] = [pruneJob, retentionJob];
