/**
 * What tokens cost, for requests whose client is ended before it says so itself. Source: Anthropic's public prices
 * (https://platform.claude.com/docs/en/about-claude/pricing, 2026-11), by family; where a family has several prices, the dearest that is
 * still offered, so that an estimate is rather too high. What a client says itself is always preferred.
 */

import type { Usage } from "@fondation/course";

/** US dollars for a million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
}

/** A million tokens. */
const UNIT = 1e6;
/** Parts of the price of input; a write is counted as one kept for an hour, the dearer of the two. */
const [CACHE_READ, CACHE_WRITE] = [0.1, 2];

const DEAREST: Price = { input: 15, output: 75 };

/** The first that fits counts. A model of no known family is taken for one of the dearest. */
const FAMILIES: readonly (readonly [RegExp, Price])[] = [
  [/haiku/, { input: 1, output: 5 }],
  [/sonnet/, { input: 3, output: 15 }],
  [/opus-4-(?:[01]\b|\d{8})|3-opus/, DEAREST],
  [/opus/, { input: 5, output: 25 }],
  [/fable|mythos/, { input: 10, output: 50 }],
];

/** What these tokens cost with a model, in US dollars: an estimate, rather too high than too low. */
export function estimateCost(
  model: string,
  { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: Omit<Usage, "requests" | "costUsd">,
): number {
  const { input, output } = FAMILIES.find(([family]) => family.test(model.toLowerCase()))?.[1] ?? DEAREST;
  const read = inputTokens + CACHE_READ * cacheReadTokens + CACHE_WRITE * cacheWriteTokens;
  return (input * read + output * outputTokens) / UNIT;
}
