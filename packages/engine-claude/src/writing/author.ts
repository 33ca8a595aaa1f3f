/**
 * Writes one result with the model: asks within the limits, checks the answer, and requests repairs
 * of refused answers.
 */

import type { DraftPlace, AnalysisInput } from "@fondation/course/engine";
import { createAsker } from "../limits/asker.ts";
import type { Ask } from "../client/ask.ts";
import type { Answer } from "../request/question.ts";
import { ModelError } from "../request/model-error.ts";
import type { Account } from "../limits/account.ts";
import type { Judgement } from "../answers/judgement.ts";
import { createPrompts, type PromptName, type PromptValues } from "../prompts/prompts.ts";
import {
  MAX_REPAIRS,
  type AnswerDraft,
  draftAfter,
  draftIn,
  draftAfterFault,
  repairPrompt,
} from "../answers/answer-draft.ts";
import { createRequestQueue } from "../limits/request-queue.ts";
import type { ModelSettings } from "../settings/model-settings.ts";
import { createStepClock } from "../limits/step-clock.ts";
import { type Task, taskLine } from "../prompts/task-line.ts";
import type { RunResources } from "./run-resources.ts";

interface Assignment<Name extends PromptName, Result> {
  readonly task: Task;
  readonly about: string;
  readonly prompt: Name;
  readonly values: PromptValues<Name>;
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Stores refused answers. */
  readonly draft: DraftPlace;
  check(answer: Answer): Promise<Judgement<Result>>;
}

export interface Author {
  write<Name extends PromptName, Result>(assignment: Assignment<Name, Result>): Promise<Result>;
  /**
   * Starts no more requests, because another result has failed. Running requests are not
   * interrupted.
   */
  halt(failure: unknown): void;
  /** Stops the timers. */
  close(): void;
}

/** `askClient`: the real client unless a test passes a function. */
export function createAuthor(
  { language, signal, repository, commit, onUsage }: AnalysisInput,
  settings: ModelSettings,
  resources: Pick<RunResources, "clientSetup">,
  account: Account,
  askClient?: Ask,
): Author {
  const prompts = createPrompts(language, settings.prompts);
  const clock = createStepClock(settings.limits.stepMs);
  const queue = createRequestQueue(settings.limits.concurrency);
  const ask = createAsker(onUsage, settings, resources, account, queue, askClient);

  async function write<Name extends PromptName, Result>(
    assignment: Assignment<Name, Result>,
  ): Promise<Result> {
    const { task, about, prompt, values, schema, draft } = assignment;
    const deadline = AbortSignal.any([signal, clock.signalFor(task.step)]);
    const request = prompts.fill(prompt, values);
    const asked = (text: string, begun = (): void => {}) =>
      ask({
        about,
        system: prompts.fill("system", { task: taskLine(task, language, { repository, commit }) }),
        prompt: text,
        ...(schema === undefined ? {} : { schema }),
        step: task.step,
        others: othersAfter(task),
        signal: deadline,
        begun,
      });
    const repaired = async (refused: AnswerDraft): Promise<Answer> => {
      let isBegun = false;
      const begun = (): void => {
        isBegun = true;
      };
      try {
        return await asked(request + repairPrompt(prompts, refused), begun);
      } catch (error) {
        // A repair that did not begin failed because of another request.
        if (isBegun && error instanceof ModelError) {
          const left = draftAfterFault(error.fault, refused);
          if (left === undefined) await draft.drop();
          else if (left !== refused) await draft.keep(left);
        }
        throw error;
      }
    };

    let refused = draftIn(draft.found);
    let isEarlierDraft = refused !== undefined;
    for (let isFirst = true; ; isFirst = false) {
      const earlier = refused;
      const answer = await queue.add(
        () => (earlier === undefined ? asked(request) : repaired(earlier)),
        !isFirst,
      );
      // Store the cost together with the result check: both wait for the backend.
      const [judgement] = await Promise.all([assignment.check(answer), account.kept()]);
      if (!("findings" in judgement)) return judgement.result;
      refused = draftAfter(earlier, answer, judgement.findings);
      if (refused !== undefined) await draft.keep(refused);
      else {
        await draft.drop();
        // The draft of an earlier attempt has used up its repairs. This attempt asks once more,
        // with repairs of its own.
        if (!isEarlierDraft) throw unusable(about, judgement.findings);
        isEarlierDraft = false;
      }
    }
  }

  return {
    async write(assignment) {
      try {
        return await write(assignment);
      } finally {
        await account.kept();
      }
    },
    halt: (failure) => queue.halt(failure),
    close: () => clock.stop(),
  };
}

/**
 * How many requests may begin while this one runs. Steps 1 to 3 are one request each. Documents
 * begin in order.
 */
function othersAfter(task: Task): number {
  return task.position === undefined ? 0 : task.chapters - task.position;
}

function unusable(about: string, findings: readonly string[]): ModelError {
  const shown = findings.slice(0, 3).join(" ");
  return new ModelError(
    "unusable",
    `Writing ${about} failed: after ${MAX_REPAIRS} repairs the checks still find ${findings.length} faults: ${shown}`,
  );
}
