import { conversationEmbeddingSource, patternEmbeddingSource } from '../conversations/embedding-source';
import { conversationJobs } from '../conversations/jobs';
import { dealEmbeddingSource } from '../deals/embedding-source';
import { forecastJobs } from '../forecast/jobs';
import type { Job } from '../http/job';
import { importJobs } from '../imports/jobs';
import { insightJobs } from '../insights/jobs';
import { intelligenceJobs } from '../intelligence/jobs';
import { learningJobs } from '../learning/jobs';
import { retentionJob } from '../orgs/jobs';
import { outcomeJobs } from '../outcomes/jobs';

import { contactEmbeddingSource } from '../personas/embedding-source';
import { personaJobs } from '../personas/jobs';
import { practiceEmbeddingSource } from '../practices/embedding-source';
import { practiceJobs } from '../practices/jobs';
import { replyJobs } from '../replies/jobs';
import { embeddingJobs } from '../retrieval/jobs';
import { subscriptionJobs } from '../subscriptions/jobs';
import { webhookReceived } from '../webhooks/jobs';
import { writerJobs } from '../writer/jobs';
import { pruneJob } from './prune';
import { statisticsJob } from './statistics';

/** The composition root of the queue: the only place besides app/ that knows every slice. */
export const jobs: readonly Job[] = [
  pruneJob,
  statisticsJob,
  retentionJob,
  // One list: an organisation that changes its engine has every kind embedded again.
  ...embeddingJobs([
    dealEmbeddingSource,
    practiceEmbeddingSource,
    contactEmbeddingSource,
    conversationEmbeddingSource,
    patternEmbeddingSource,
  ]),
  ...importJobs,
  ...forecastJobs,
  ...insightJobs,
  ...outcomeJobs,
  ...replyJobs,
  ...practiceJobs,
  ...intelligenceJobs,
  webhookReceived,
  ...writerJobs,
  ...conversationJobs,
  ...subscriptionJobs,
  ...personaJobs,
  ...learningJobs,
];
