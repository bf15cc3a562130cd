import { healthResponse } from '@/lib/jobs/health';

/** No authentication and no secrets: which parts answer, and which engine words the text. */
export function GET(): Promise<Response> {
  return healthResponse();
}
