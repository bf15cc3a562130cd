import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestStack, testStack } from '../../supabase/embedded/test-db';
import { overrideEnv } from '../env/env';
import type { Line } from '../intelligence/schema';
import { publishDirective } from '../intelligence/service';
import { createCampaign } from './campaign-service';
import { writingDirections } from './directives';
import { launchCampaign } from './launch-service';
import { listOutbox } from './outbox-queries';
import { outboxQuery } from './outbox-schema';
import { storeSequence } from './sequence-store';

let stack: TestStack;
beforeAll(async () => {
  overrideEnv({
    ...{ SUPABASE_URL: 'http://localhost:1', SUPABASE_PUBLISHABLE_KEY: 'none' },
    SENDGRID_API_KEY: undefined,
  });
  stack = await testStack();
});
afterAll(() => stack.close());

const line = (text: string, pattern: Record<string, string>, source: Line['source']): Line => ({
  ...{ text, pattern, source, context: {}, organizations: null },
  ...{ strategy_key: null, practice_ids: [], evidence: null },
});

it('an approved rule about hours reaches the draft, and what it cites moves the mail in the reader’s zone', async () => {
  const org = await stack.orgWith();
  const rule = line(
    'Always use the hours from 12:00 to 15:00 for sending.',
    { send_window: '12-15' },
    'plan',
  );
  const advice = line('Avoid Mondays for sending.', { weekday: 'Mon' }, 'organisation');
  await publishDirective(stack.service, org.id, {
    agent_name: 'DeliverabilityAgent',
    ...{ best_practices: [rule], guidance: [], avoid: [advice] },
    evidence: { basis: 'plan', metric: 'harm_rate', n: 200, successes: 2, level: 0.9, note: 'Approved.' },
    reason: 'An approved plan.',
  });
  const { under } = await writingDirections(org.rep.db, org.id, {});
  const { timing } = under([]).guidance;
  expect(timing).toMatchObject([
    { text: rule.text, source: 'plan', decision: 'send_window', value: '12-15' },
  ]);

  const contact = {
    org_id: org.id,
    name: 'Ada North',
    email: 'ada@reader.example',
    time_zone: 'Asia/Kolkata',
  };
  const { data } = await stack.service.from('contacts').insert(contact).select('id').single();
  const sequence_id = await storeSequence(org.rep.db, org.id, {
    ...{ name: 'Spring', goal: null, contactId: null, context: {}, directiveVersion: null, notes: [] },
    ...{ engine: 'local', fallbackReason: null },
    steps: [0, 1].map((place) => ({
      ...{
        place,
        day: place * 3,
        channel: 'email' as const,
        subject_line: 'A question',
        body: 'Hello.',
        cta: null,
      },
      ...{
        agent_decisions: {},
        practice_ids: [],
        directives: [...timing],
        arms: [],
        basis: 'directive' as const,
      },
    })),
  });
  const { id } = await createCampaign(org.rep.db, org.id, {
    ...{ name: 'Spring', audience: { contact_ids: [data?.id ?? ''] }, sequence_id },
  });
  await launchCampaign(org.rep.db, org.id, org.rep.id, id);
  const messages = (await listOutbox(org.rep.db, org.id, outboxQuery.parse({ campaign_id: id }))).data;
  expect(messages).toHaveLength(2);
  const [, second] = messages;
  // 12:00 in India is 6:30 in UTC, all year.
  expect(second?.due_at).toMatch(/T06:30:00/);
  const hour = (new Date(messages[0]?.due_at ?? '').getTime() / 3_600_000 + 5.5) % 24;
  expect(hour).toBeGreaterThanOrEqual(12);
  expect(hour).toBeLessThan(15);
});
