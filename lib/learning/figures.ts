import type { Entry } from './figure-entry';
import { AGENTS, SEARCH } from './figures-agents';
import { FORECAST } from './figures-forecast';
import { INSIGHTS } from './figures-insights';
import { LOOP } from './figures-loop';
import { IMPROVEMENT, PEOPLE, PERSONAS } from './figures-people';
import type { Group } from './schema';

/** Every figure of the dashboard, in the order in which it is shown. docs/learning.md is checked against it. */
export const FIGURES = {
  ...LOOP,
  ...INSIGHTS,
  ...FORECAST,
  ...PEOPLE,
  ...IMPROVEMENT,
  ...PERSONAS,
  ...SEARCH,
  ...AGENTS,
};
export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];
export const entryOf = (key: FigureKey): Entry => FIGURES[key];
export const SERIES_KEYS = FIGURE_KEYS.filter((key) => entryOf(key).series !== undefined);

export const GROUP_TITLES: Record<Group, string> = {
  loop: 'The loop',
  insights: 'Insights',
  forecast: 'Forecast and plans',
  people: 'People',
  improvement: 'Month over month',
  personas: 'Personas',
  search: 'Search',
  agents: 'Agents',
};
