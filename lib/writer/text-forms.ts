import type { Advice, Choice } from './decisions';
import { slotsIn } from './fill';

const nameIn = (choices: Record<string, unknown>, value: string): string | undefined =>
  Object.keys(choices).find((choice) => choice.toLowerCase() === value.toLowerCase());
/** The form of a choice by its name here; the fallback where there is none. */
export const form = (choices: Record<string, unknown>, { value }: Choice, fallback: string): string =>
  nameIn(choices, value) ?? fallback;
/** Neutral defaults follow nobody, and neither does a form that the engine does not have. */
export const follows = (choices: Record<string, unknown>, { value, by }: Choice): boolean =>
  by !== 'neutral' && nameIn(choices, value) !== undefined;

export const canFill = (text: string, available: readonly string[] | undefined): boolean =>
  available === undefined || slotsIn(text).every((slot) => available.includes(slot));
export const isText = ({ pattern, content }: Advice, available: readonly string[] | undefined): boolean =>
  pattern === null && canFill(content, available);
