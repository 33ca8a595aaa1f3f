/** A model that answers with what the static engine found, in the forms that a request asks for. */

import { abstractionsSchema, orderSchema, readYaml, relationshipsSchema } from "@fondation/course";
import type { ScriptedRequest } from "@fondation/doubles/anthropic/scripted/request";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import type { AnalyzedCourse } from "../index.ts";
import { documentLike } from "./course.ts";

/**
 * The task of a request, from the line in its system prompt; `position` is the number of chapters
 * in steps 1 to 3.
 */
export function taskOf({ system }: { readonly system: string }): { step: number; position: number } {
  const found = /^(?:Étape|Step) (\d)\/6 — (?:\p{L}+ )?(\d+)/mu.exec(system);
  if (found === null) throw new Error(`No task line in: ${system.slice(0, 500)}`);
  return { step: Number(found[1]), position: Number(found[2]) };
}

/**
 * The answer that makes the same course as the static engine's: a value in steps 1 to 3, then a
 * document.
 */
export function truthfulAnswer(
  course: AnalyzedCourse,
  request: { readonly system: string },
): { readonly value: object } | { readonly text: string } {
  const { step, position } = taskOf(request);
  if (step <= 3) return { value: planOf(course, step) };
  const folder = { 4: "chapters/chapter", 5: "reviewed-chapters/chapter", 6: "tutorials/tutorial" }[step];
  return { text: documentLike(course, `${folder}_${String(position).padStart(2, "0")}_`) };
}

/** {@link truthfulAnswer} as a reply of the API double. */
export function truthfulReply(course: AnalyzedCourse, request: ScriptedRequest): Reply {
  const answer = truthfulAnswer(course, request);
  return "value" in answer ? { tool: "StructuredOutput", input: answer.value } : answer;
}

function planOf(course: AnalyzedCourse, step: number): object {
  if (step === 1) return { abstractions: readYaml(documentLike(course, "step1"), abstractionsSchema) };
  if (step === 2) return readYaml(documentLike(course, "step2"), relationshipsSchema);
  const { order } = readYaml(documentLike(course, "step3"), orderSchema);
  return { order: order.map(({ id, reasoning }) => ({ id, reasoning })) };
}
