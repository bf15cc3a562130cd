import { dealJobs } from '../deals/jobs';
import { forecastJobs } from '../forecast/jobs';
import type { Job } from '../http/job';
import { importJobs } from '../imports/jobs';
import { insightJobs } from '../insights/jobs';
import { retentionJob } from '../orgs/jobs';
import { outcomeJobs } from '../outcomes/jobs';
import { replyJobs } from '../replies/jobs';
import { webhookReceived } from '../webhooks/jobs';
import { writerJobs } from '../writer/jobs';
import { pruneJob } from './prune';
import { statisticsJob } from './statistics';

/** The composition root of the queue: the only place besides app/ that knows every slice. */
export const jobs: readonly Job[] = [
  pruneJob,
  statisticsJob,
  retentionJob,
  ...dealJobs,
  ...importJobs,
  ...forecastJobs,
  ...insightJobs,
  ...outcomeJobs,
  ...replyJobs,
  webhookReceived,
  ...writerJobs,
];
