import 'server-only';
import type { Job } from '../http/job';
import { embeddingJobs } from '../retrieval/jobs';
import { dealEmbeddingSource } from './embedding-source';

/** Keeps the vectors of deals up to date: deal.changed and source.changed of kind "deal". */
export const dealJobs: readonly Job[] = [...embeddingJobs([dealEmbeddingSource])];
