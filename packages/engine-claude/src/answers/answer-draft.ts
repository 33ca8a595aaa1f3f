/** A refused answer that the model repairs, in this attempt or a later one. */

import { z } from "zod";
import type { Answer } from "../request/question.ts";
import type { ModelFault } from "../request/model-error.ts";
import type { Prompts } from "../prompts/prompts.ts";

/** How often an answer may be repaired before the request fails. */
export const MAX_REPAIRS = 2;
/**
 * How often a repair may fail before the answer is discarded, because the answer may be the cause.
 */
const MAX_FAILURES = 2;
/** Failures that the same repair would have again. */
const PERMANENT_FAULTS: readonly ModelFault[] = ["too-long", "cut-short", "refusal"];
/** Failures that the same repair may have again. */
const RECURRING_FAULTS: readonly ModelFault[] = [
  "turns",
  "refused-request",
  "unreadable",
  "formless",
  "slow",
  "silent",
  "client",
];
/** The most findings in a repair prompt. A long list mostly repeats the same fault. */
const MAX_FINDINGS = 40;

/**
 * The answer with everything that a repair needs, because another client without the conversation
 * repairs it.
 */
export interface AnswerDraft {
  readonly answer: Answer;
  readonly findings: readonly string[];
  /** How many repairs were answered so far, in all attempts. */
  readonly repairs: number;
  /** How often its repair has failed since then for a reason that the answer may cause. */
  readonly failures: number;
}

const draftSchema = z.object({
  answer: z
    .object({ text: z.string(), structured: z.unknown().optional() })
    .transform(({ text, structured }) => ({ text, structured })),
  findings: z.array(z.string()).min(1),
  repairs: z
    .int()
    .min(0)
    .max(MAX_REPAIRS - 1),
  failures: z
    .int()
    .min(0)
    .max(MAX_FAILURES - 1),
}) satisfies z.ZodType<AnswerDraft>;

/**
 * The draft of an earlier attempt. Undefined for an absent or invalid draft; the result is then
 * requested again.
 */
export function draftIn(draft: unknown): AnswerDraft | undefined {
  return draftSchema.safeParse(draft).data;
}

/** The next draft; undefined after the last allowed repair. */
export function draftAfter(
  earlier: AnswerDraft | undefined,
  answer: Answer,
  findings: readonly string[],
): AnswerDraft | undefined {
  const repairs = earlier === undefined ? 0 : earlier.repairs + 1;
  if (repairs >= MAX_REPAIRS) return undefined;
  return { answer, findings: findings.slice(0, MAX_FINDINGS), repairs, failures: 0 };
}

/** The draft after a failed repair; undefined when another attempt would fail too. */
export function draftAfterFault(fault: ModelFault, refused: AnswerDraft): AnswerDraft | undefined {
  if (PERMANENT_FAULTS.includes(fault)) return undefined;
  if (!RECURRING_FAULTS.includes(fault)) return refused;
  const failures = refused.failures + 1;
  return failures < MAX_FAILURES ? { ...refused, failures } : undefined;
}

/** The part of a repair prompt after the original prompt: the answer and its findings. */
export function repairPrompt(
  prompts: Prompts,
  { answer: { text, structured }, findings }: AnswerDraft,
): string {
  const list = findings.map((finding) => `- ${finding}`);
  const answer = structured === undefined ? text : JSON.stringify(structured, null, 2);
  return prompts.fill("repair", { answer, findings: list.join("\n") });
}
