/** An answer that the checks refused: what the model is asked to mend, now or by another attempt. */

import { z } from "zod";
import type { Answer } from "../request/question.ts";
import type { ModelFault } from "../request/model-error.ts";
import type { Prompts } from "../prompts/prompts.ts";

/** How often an answer may be mended before it is given up. */
export const MOST_REPAIRS = 2;
/** How often a repair may come to nothing before the answer is given up: it may be the answer that leads there. */
const MOST_FAILURES = 2;
/** To what the same repair would lead again. */
const SURELY_AGAIN: readonly ModelFault[] = ["too-long", "cut-short", "refusal"];
/** To what it may lead again, or to something else another time. */
const PERHAPS_AGAIN: readonly ModelFault[] = [
  "turns",
  "refused-request",
  "unreadable",
  "formless",
  "slow",
  "silent",
  "client",
];
/** A model mends the first faults; a long list of them is mostly the same fault many times. */
const MOST_FINDINGS = 40;

/** The answer with all that a client needs to mend it: it begins with nothing, whoever has given the answer. */
export interface Refused {
  readonly answer: Answer;
  readonly findings: readonly string[];
  /** How many repairs were answered before; counted over all attempts. */
  readonly repairs: number;
  /** How many times since then its repair came to nothing, for a reason that may be in it. */
  readonly failures: number;
}

const refusedSchema = z.object({
  answer: z
    .object({ text: z.string(), structured: z.unknown().optional() })
    .transform(({ text, structured }) => ({ text, structured })),
  findings: z.array(z.string()).min(1),
  repairs: z
    .int()
    .min(0)
    .max(MOST_REPAIRS - 1),
  failures: z
    .int()
    .min(0)
    .max(MOST_FAILURES - 1),
}) satisfies z.ZodType<Refused>;

/** What an earlier attempt has kept; undefined for what cannot be gone on with, which is then asked anew. */
export function refusedIn(draft: unknown): Refused | undefined {
  return refusedSchema.safeParse(draft).data;
}

/** The refused answer that follows on another one, or on none; undefined when that was the last repair. */
export function refusedAfter(
  earlier: Refused | undefined,
  answer: Answer,
  findings: readonly string[],
): Refused | undefined {
  const repairs = earlier === undefined ? 0 : earlier.repairs + 1;
  if (repairs >= MOST_REPAIRS) return undefined;
  return { answer, findings: findings.slice(0, MOST_FINDINGS), repairs, failures: 0 };
}

/** What is left of it when the request to mend it has failed; undefined when no attempt would get any further from there. */
export function refusedWhen(fault: ModelFault, refused: Refused): Refused | undefined {
  if (SURELY_AGAIN.includes(fault)) return undefined;
  if (!PERHAPS_AGAIN.includes(fault)) return refused;
  const failures = refused.failures + 1;
  return failures < MOST_FAILURES ? { ...refused, failures } : undefined;
}

/** What is asked after the request itself: the answer and its faults. */
export function repairOf(prompts: Prompts, { answer: { text, structured }, findings }: Refused): string {
  const list = findings.map((finding) => `- ${finding}`);
  const answer = structured === undefined ? text : JSON.stringify(structured, null, 2);
  return prompts.fill("repair", { answer, findings: list.join("\n") });
}
