/**
 * Writes courses with the engine `claude` and a function in place of the model: no client, no
 * process.
 */

import { claudeEngine, type ModelLimits } from "@fondation/engine-claude";
import { type FakeReply, fakeAsk } from "@fondation/engine-claude/testing/fake-ask";
import { modelAt } from "@fondation/engine-claude/testing/test-model-settings";
import type { TestRepository } from "@fondation/repository/testing/test-repository";
import type { AnalyzedCourse, AnalyzeRequest } from "../index.ts";
import { writeCourse } from "../write-course.ts";
import { requestFor } from "./course.ts";
import { taskOf } from "./truthful-model.ts";

export interface AskedQuestion {
  readonly step: number;
  /** Of the document, from 1. */
  readonly position: number;
  /** `1`, `4.2`, or `4.2 repair` for a question that returns an answer with its findings. */
  readonly name: string;
  readonly system: string;
  readonly prompt: string;
}

/** Writes a course of three chapters, in French, with the answers of `reply`. */
export function courseByFakeModel(
  repository: Pick<TestRepository, "path" | "commit">,
  reply: (question: AskedQuestion) => FakeReply | Promise<FakeReply>,
  {
    limits = {},
    model = "claude-sonnet-5",
    ...request
  }: Omit<Partial<AnalyzeRequest>, "model"> & { limits?: Partial<ModelLimits>; model?: string } = {},
): Promise<AnalyzedCourse> {
  const ask = fakeAsk(({ system, prompt }) => reply(questionIn(system, prompt)));
  const engine = claudeEngine(modelAt("http://127.0.0.1:9", { model, limits }), ask);
  return writeCourse(engine, requestFor(repository, { engine: "claude", chapters: 3, ...request }));
}

function questionIn(system: string, prompt: string): AskedQuestion {
  const { step, position } = taskOf({ system });
  const isRepair = /^## (?:Réponse précédente|Previous answer)$/mu.test(prompt);
  const task = step > 3 ? `${step}.${position}` : `${step}`;
  return { step, position, name: isRepair ? `${task} repair` : task, system, prompt };
}
