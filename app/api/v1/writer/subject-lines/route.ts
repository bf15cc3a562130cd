import { route } from '@/lib/http/route';
import { subjectLinesAnswer, subjectLinesBody } from '@/lib/writer/subject-schema';
import { suggestSubjectLines } from '@/lib/writer/subject-service';

export const POST = route(
  {
    scope: 'write',
    summary:
      'Subject lines for a message, ranked by what the outcomes of the organisation’s own lines predict.',
    body: subjectLinesBody,
    response: subjectLinesAnswer,
  },
  ({ db, org, body }) => suggestSubjectLines(db, org.id, body),
);
