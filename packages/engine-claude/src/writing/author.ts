/** Has the model write one result: asks, checks, gives what fails back with the findings, and keeps to the limits. */

import type { DraftPlace, AnalysisInput } from "@fondation/course/engine";
import { createAsker } from "../limits/asker.ts";
import type { Ask } from "../client/ask.ts";
import type { Answer } from "../request/question.ts";
import { ModelError } from "../request/model-error.ts";
import type { Ledger } from "../limits/account.ts";
import type { Judgement } from "../answers/judgement.ts";
import { createPrompts, type PromptName, type PromptValues } from "../prompts/prompts.ts";
import {
  MOST_REPAIRS,
  type Refused,
  refusedAfter,
  refusedIn,
  refusedWhen,
  repairOf,
} from "../answers/answer-draft.ts";
import { createRequests } from "../limits/request-queue.ts";
import type { ModelSettings } from "../settings/model-settings.ts";
import { createStepClock } from "../limits/step-clock.ts";
import { type Task, taskLine } from "../prompts/task-line.ts";
import type { Tools } from "./run-resources.ts";

/** What is to be written. */
interface Assignment<Name extends PromptName, Result> {
  readonly task: Task;
  /** The document, as a person names it. */
  readonly about: string;
  readonly prompt: Name;
  readonly values: PromptValues<Name>;
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Where an answer is kept that the checks refuse. */
  readonly draft: DraftPlace;
  /** The result, or what is wrong with the answer. */
  check(answer: Answer): Promise<Judgement<Result>>;
}

/** Writes results one after the other or several at once. */
export interface Author {
  write<Name extends PromptName, Result>(assignment: Assignment<Name, Result>): Promise<Result>;
  /** Asks nothing any more, as something has failed; what was asked is still answered. */
  halt(failure: unknown): void;
  /** Ends the timers. */
  close(): void;
}

/** Prepares to write. */
export function createAuthor(
  { language, signal, repository, commit, onUsage }: AnalysisInput,
  settings: ModelSettings,
  tools: Pick<Tools, "client">,
  ledger: Ledger,
  askClient?: Ask,
): Author {
  const prompts = createPrompts(language, settings.prompts);
  const clock = createStepClock(settings.limits.stepMs);
  const requests = createRequests(settings.limits.concurrency);
  const ask = createAsker(onUsage, settings, tools, ledger, requests, askClient);
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
    const mended = async (refused: Refused): Promise<Answer> => {
      let isBegun = false;
      const begun = (): void => {
        isBegun = true;
      };
      try {
        return await asked(request + repairOf(prompts, refused), begun);
      } catch (error) {
        // What was never asked for came to nothing because of another one.
        if (isBegun && error instanceof ModelError) {
          const left = refusedWhen(error.fault, refused);
          if (left === undefined) await draft.drop();
          else if (left !== refused) await draft.keep(left);
        }
        throw error;
      }
    };

    let refused = refusedIn(draft.found);
    let goesOn = refused !== undefined;
    for (let isFirst = true; ; isFirst = false) {
      const earlier = refused;
      const answer = await requests.add(
        () => (earlier === undefined ? asked(request) : mended(earlier)),
        !isFirst,
      );
      // A result is kept after what it cost is: both wait for the backend.
      const [judgement] = await Promise.all([assignment.check(answer), ledger.kept()]);
      if (!("findings" in judgement)) return judgement.result;
      refused = refusedAfter(earlier, answer, judgement.findings);
      if (refused !== undefined) await draft.keep(refused);
      else {
        await draft.drop();
        // The repairs that were left from an earlier attempt are used up, not this one's own.
        if (!goesOn) throw unusable(about, judgement.findings);
        goesOn = false;
      }
    }
  }

  return {
    async write(assignment) {
      try {
        return await write(assignment);
      } finally {
        await ledger.kept();
      }
    },
    halt: (failure) => requests.halt(failure),
    close: () => clock.stop(),
  };
}

/** How many requests may begin while this one runs: steps 1 to 3 are one request each, documents begin in their order. */
function othersAfter(task: Task): number {
  return task.position === undefined ? 0 : task.chapters - task.position;
}

function unusable(about: string, findings: readonly string[]): ModelError {
  const shown = findings.slice(0, 3).join(" ");
  return new ModelError(
    "unusable",
    `Writing ${about} failed: after ${MOST_REPAIRS} repairs the checks still find ${findings.length} faults: ${shown}`,
  );
}
