import { route } from '@/lib/http/route';
import { learningCsv } from '@/lib/learning/export-csv';
import { getLearning } from '@/lib/learning/queries';
import { learningQuery, learningSchema } from '@/lib/learning/schema';

export const GET = route(
  {
    scope: 'read',
    summary:
      'Is it getting better: every figure of a period with n, interval, change and history; or as CSV.',
    query: learningQuery,
    response: learningSchema,
  },
  async ({ db, org, query: { period, format } }) => {
    const learning = await getLearning(db, org.id, period);
    if (format === 'json') return learning;
    return new Response(learningCsv(learning), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="learning-${period}-days.csv"`,
      },
    });
  },
);
