import type { Group } from '@/lib/learning/schema';

export interface GroupWords {
  group: Group;
  title: string;
  description: string;
}

const WORDS: Record<Group, { title: string; description: string }> = {
  loop: { title: 'The loop', description: 'What comes back, and how much of it can be learned from' },
  insights: { title: 'Insights', description: 'Whether they come true, help, and are acted upon' },
  forecast: { title: 'Forecast and plans', description: 'Whether what was promised came about' },
  people: { title: 'People', description: 'Who works with it' },
  improvement: { title: 'Month over month', description: 'The last complete month against the one before' },
  personas: { title: 'Personas', description: 'How many contacts have one, and what readers think' },
  search: { title: 'Search', description: 'Whether what is looked for is found' },
  agents: { title: 'Agents', description: 'How fast and how well conversations are answered' },
};

/** The groups in the order in which they are shown. */
export const GROUP_LIST: readonly GroupWords[] = (
  ['loop', 'insights', 'forecast', 'improvement', 'agents', 'search', 'personas', 'people'] as const
).map((group) => ({ group, ...WORDS[group] }));
