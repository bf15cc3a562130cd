import { DATA_RULE, type DataBlock, renderBlocks } from './taint';

/** What a slice's prompt builder returns. `instructions` and `ask` are our own words only. */
export type Prompt = {
  /** Changes whenever the words change, such as "insight-3". */
  version: string;
  /** Which wording of an experiment this is. */
  variant?: string;
  instructions: string;
  ask: string;
  data: readonly DataBlock[];
};

export type RenderedPrompt = { instructions: string; prompt: string };

export function renderPrompt({ instructions, ask, data }: Prompt): RenderedPrompt {
  return {
    instructions: `${instructions.trim()}\n\n${DATA_RULE}`,
    prompt: data.length === 0 ? ask : `${renderBlocks(data)}\n\n${ask}`,
  };
}
