/**
 * Token prices, for requests that end before the client reports their cost. Source: Anthropic's
 * public prices (https://platform.claude.com/docs/en/about-claude/pricing, 2026-11), by model
 * family. A family with several prices has the highest one that is still offered, so that an
 * estimate is rather too high than too low. A cost reported by the client always takes precedence.
 */

import type { Usage } from "@fondation/course";

/** US dollars per million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
}

const TOKENS_PER_PRICE = 1e6;
/**
 * Factors of the input price. A cache write counts as one with a lifetime of an hour, the more
 * expensive kind.
 */
const [CACHE_READ, CACHE_WRITE] = [0.1, 2];

const HIGHEST: Price = { input: 15, output: 75 };

/** The first match applies. An unknown model gets the highest price. */
const FAMILIES: readonly (readonly [RegExp, Price])[] = [
  [/haiku/, { input: 1, output: 5 }],
  [/sonnet/, { input: 3, output: 15 }],
  [/opus-4-(?:[01]\b|\d{8})|3-opus/, HIGHEST],
  [/opus/, { input: 5, output: 25 }],
  [/fable|mythos/, { input: 10, output: 50 }],
];

/** The estimated cost of these tokens in US dollars, rather too high than too low. */
export function estimateCost(
  model: string,
  { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: Omit<Usage, "requests" | "costUsd">,
): number {
  const { input, output } = FAMILIES.find(([family]) => family.test(model.toLowerCase()))?.[1] ?? HIGHEST;
  const read = inputTokens + CACHE_READ * cacheReadTokens + CACHE_WRITE * cacheWriteTokens;
  return (input * read + output * outputTokens) / TOKENS_PER_PRICE;
}
