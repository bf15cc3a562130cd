import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getCampaign } from '@/app/api/v1/campaigns/[id]/route';
import { GET as listCampaigns } from '@/app/api/v1/campaigns/route';
import { GET as icpSegments } from '@/app/api/v1/icp/segments/route';
import { POST as trackMessages } from '@/app/api/v1/messages/route';
import { POST as recordEvents } from '@/app/api/v1/outcomes/[id]/events/route';
import { GET as trainingReady } from '@/app/api/v1/outcomes/training-ready/route';
import { GET as performance } from '@/app/api/v1/strategies/performance/route';
import { GET as winning } from '@/app/api/v1/strategies/winning/route';
import { apiTest, call, type Problem } from '../../supabase/embedded/test-api';
import type { Campaign, CampaignSummary } from './campaign-schema';
import type { StrategyPerformance, WinningStrategies } from './strategy-schema';
import { faultsOfOpenAiFile } from './testing/openai-format';

let t: Awaited<ReturnType<typeof apiTest>>;
let campaign: CampaignSummary;

const send = async (framework: string, n: number, events: (i: number) => object[]) => {
  const messages = Array.from({ length: n }, (_, i) => ({
    contact_email: `${framework}-${i}@example.com`,
    campaign_id: 'spring',
    channel: 'email',
    subject_line: 'Eine Frage – für Zoë 🙂',
    message_body: `Hello ${i}\r\nfrom ${framework}`,
    agent_decisions: {
      WriterAgent: { framework, tone: 'plain', hooks_used: ['question'], cta: 'call', send_time: 'morning' },
    },
    sent_at: '2026-01-05T09:00:00Z',
  }));
  const { body } = await call<{ outcome_id: string }[]>(trackMessages, { key: t.keys.write, body: messages });
  for (const [i, { outcome_id }] of body.entries()) {
    const own = events(i);
    if (own.length > 0)
      await call(recordEvents, { key: t.keys.write, params: { id: outcome_id }, body: own });
  }
};

beforeAll(async () => {
  t = await apiTest();
  const won = { type: 'deal_won', deal_id: 'D', deal_value: 1000, currency: 'EUR' };
  await send('AIDA', 12, (i) => [{ type: 'delivered' }, ...(i < 6 ? [{ type: 'meeting_booked' }, won] : [])]);
  await send('PAS', 12, (i) => [i === 0 ? { type: 'bounced', bounce_type: 'hard' } : { type: 'delivered' }]);
  await send('rare', 2, () => [{ type: 'delivered' }, { type: 'meeting_completed' }]);
  const { body } = await call<{ data: CampaignSummary[] }>(listCampaigns, { key: t.keys.read });
  campaign = body.data[0] as CampaignSummary;
});
afterAll(() => t.close());

const get = <T>(handler: typeof performance, query: string, key = t.keys.read) =>
  call<T>(handler, { key, path: `/api/v1/test?${query}` });

describe('strategies', () => {
  it('come with the fields of the contract', async () => {
    const { status, body } = await get<StrategyPerformance>(
      performance,
      `campaign_id=${campaign.id}&agent_name=WriterAgent&metric=meeting_rate`,
    );
    expect(status).toBe(200);
    expect(body.data).toHaveLength(3);
    const aida = body.data.find(({ framework }) => framework === 'AIDA');
    expect(aida).toMatchObject({
      agent_name: 'WriterAgent',
      campaign_id: campaign.id,
      total_outcomes: 26,
      tone: 'plain',
      hooks_used: ['question'],
      cta: 'call',
      send_time: 'morning',
      n: 12,
      avg_deal_value: 1000,
      avg_deal_value_currency: 'EUR',
      deal_values: [{ currency: 'EUR', n: 6, total: 6000, average: 1000 }],
    });
    const { delivery_rate, meeting_rate, close_rate } = aida?.rates ?? {};
    expect([delivery_rate?.raw, meeting_rate?.raw, close_rate?.raw]).toEqual([1, 0.5, 0.5]);
    expect(meeting_rate?.mean).toBeLessThan(0.5);
    const chances = body.data.flatMap(({ probability_best }) => probability_best ?? []);
    expect(chances).toHaveLength(2);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(body.totals).toEqual([
      { agent_name: 'WriterAgent', campaign_id: campaign.id, total_outcomes: 26 },
    ]);
  });

  it('win with enough messages only', async () => {
    const frameworks = async (query: string) => {
      const { body } = await get<WinningStrategies>(winning, query);
      return body.data.map(({ framework }) => framework);
    };
    expect(await frameworks('metric=meeting_rate&min_samples=10')).toEqual(['AIDA', 'PAS']);
    expect(await frameworks('metric=meeting_rate&min_samples=2')).toContain('rare');
    expect(await frameworks('metric=close_rate&min_samples=500')).toEqual([]);
  });

  it('break down by one decision', async () => {
    const { body } = await get<StrategyPerformance>(performance, 'dimension=hook');
    expect(body.data.map(({ key, n }) => [key, n])).toEqual([['agent=WriterAgent|hooks=question', 26]]);
  });

  it('of others are nobody else’s', async () => {
    const { body } = await get<StrategyPerformance>(performance, `campaign_id=${campaign.id}`, t.keys.other);
    expect(body).toMatchObject({ data: [], totals: [] });
    expect((await get<WinningStrategies>(winning, '', t.keys.other)).body.data).toEqual([]);
  });

  it.each([
    ['metric=luck', 'metric'],
    ['min_samples=0', 'min_samples'],
    ['min_samples=many', 'min_samples'],
    ['dimension=colour', 'dimension'],
    ['campaign_id=spring', 'campaign_id'],
  ])('are refused for %s', async (query, path) => {
    for (const handler of [performance, winning]) {
      const { status, body } = await get<Problem>(handler, query);
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ path, message: expect.stringMatching(/\.$/) }]);
    }
  });
});

describe('a campaign', () => {
  it('shows its funnel, and nothing to others', async () => {
    const options = { params: { id: campaign.id } };
    const { body } = await call<Campaign>(getCampaign, { key: t.keys.read, ...options });
    expect(body.funnel.map(({ step, count }) => [step, count])).toEqual([
      ['delivered', 25],
      ['opened', 0],
      ['clicked', 0],
      ['replied', 0],
      ['positive_reply', 0],
      ['meeting', 8],
      ['won', 6],
    ]);
    expect(body.days.map(({ day, sent }) => [day, sent])).toEqual([['2026-01-05', 26]]);
    expect(body.values).toEqual([{ currency: 'EUR', n: 6, total: 6000, average: 1000 }]);
    expect((await call(getCampaign, { key: t.keys.other, ...options })).status).toBe(404);
    expect((await get<{ data: unknown[] }>(listCampaigns, '', t.keys.other)).body.data).toEqual([]);
    expect((await get(listCampaigns, 'status=lost')).status).toBe(422);
  });
});

describe('training examples', () => {
  const lines = (text: string) => text.split('\n').filter(Boolean).length;

  it('are a file that OpenAI takes', async () => {
    const { text, headers, status } = await get(
      trainingReady,
      'label=positive_example&min_weight=7&format=openai',
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/jsonl/);
    expect(headers.get('content-disposition')).toBe('attachment; filename="training-positive_example.jsonl"');
    expect(headers.get('x-total-count')).toBe('8');
    expect(lines(text)).toBe(8);
    expect(faultsOfOpenAiFile(new TextEncoder().encode(text))).toEqual([]);
    expect(text).toContain('Zoë 🙂');
    expect(lines((await get(trainingReady, 'min_weight=10')).text)).toBe(6);
    expect((await get<{ count: number }>(trainingReady, 'min_weight=10&count=true')).body).toEqual({
      count: 6,
    });
  });

  it('stay ready, and leave out who withdrew consent', async () => {
    await t.stack.sql.query(
      `update public.contacts set training_consent = false where email = 'aida-0@example.com'`,
    );
    expect(lines((await get(trainingReady, 'min_weight=10')).text)).toBe(5);
    expect(lines((await get(trainingReady, 'min_weight=10')).text)).toBe(5);
    expect((await get(trainingReady, '', t.keys.other)).text).toBe('');
  });

  it.each(['label=good', 'min_weight=heavy', 'min_weight=-1', 'format=csv', 'count=maybe'])(
    'are refused for %s',
    async (query) => {
      const { status, body } = await get<Problem>(trainingReady, query);
      expect(status).toBe(422);
      expect(body.errors[0]?.path).toBe(query.split('=')[0]);
    },
  );
});

describe('segments of leads', () => {
  it('are asked for by what is known of a lead', async () => {
    const { body } = await get<{ data: { n: number }[]; model: unknown }>(
      icpSegments,
      'dimensions=industry,region',
    );
    expect(body.data.map(({ n }) => n)).toEqual([26]);
    expect(body.model).toBeNull();
    expect((await get<{ data: unknown[] }>(icpSegments, '', t.keys.other)).body.data).toEqual([]);
    expect((await get(icpSegments, 'dimensions=shoe_size')).status).toBe(422);
  });
});
