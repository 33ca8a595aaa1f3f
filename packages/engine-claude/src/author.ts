/** Has the model write one result: asks, checks, gives what fails back with the findings, and keeps to the limits. */

import type { DraftPlace, AnalysisInput } from "@fondation/course/engine";
import { createAsker } from "./asker.ts";
import type { Answer } from "./client/ask.ts";
import { ModelError } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { createPrompts, type PromptName, type PromptValues } from "./prompts.ts";
import { MOST_REPAIRS, type Refused, refusedAfter, refusedIn, refusedWhen, repairOf } from "./refused.ts";
import { createRequests } from "./requests.ts";
import type { ModelSettings } from "./settings.ts";
import type { Expected } from "./spares.ts";
import { createStepClock } from "./step-clock.ts";
import { type Task, taskLine } from "./task.ts";
import type { Tools } from "./tools.ts";

/** What is to be written. */
interface Assignment<Name extends PromptName, Result> {
  readonly task: Task;
  /** The document, as a person names it. */
  readonly about: string;
  readonly prompt: Name;
  readonly values: PromptValues<Name>;
  readonly schema?: Readonly<Record<string, unknown>>;
  /** What is written after this, in its order, so that clients can get ready meanwhile. */
  readonly next: readonly Next[];
  /** Where an answer is kept that the checks refuse. */
  readonly draft: DraftPlace;
  /** The result, or what is wrong with the answer. */
  check(answer: Answer): Promise<Judgement<Result>>;
}

/** What is known of a result before it is asked for. */
export interface Next {
  readonly task: Task;
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** What a check says. */
export type Judgement<Result> =
  | { readonly result: Result }
  | { readonly findings: readonly string[]; readonly result?: never };

/** Writes results one after the other or several at once. */
export interface Author {
  /** Gets the client of the first result ready, while the facts are gathered that it is asked with. */
  prepare(first: Next): void;
  write<Name extends PromptName, Result>(assignment: Assignment<Name, Result>): Promise<Result>;
  /** Asks nothing any more, as something has failed; what was asked is still answered. */
  halt(failure: unknown): void;
  /** Ends the timers and every client, and waits until those are gone. */
  close(): Promise<void>;
}

/** Prepares to write. */
export function createAuthor(
  { language, signal, repository, commit, onUsage }: AnalysisInput,
  settings: ModelSettings,
  tools: Tools,
  ledger: Ledger,
): Author {
  const prompts = createPrompts(language, settings.prompts);
  const clock = createStepClock(settings.limits.stepMs);
  const requests = createRequests(settings.limits.concurrency);
  const asker = createAsker(onUsage, settings, tools, ledger, requests);
  const systemFor = (task: Task): string =>
    prompts.fill("system", { task: taskLine(task, language, { repository, commit }) });
  const expect = (next: readonly Next[]): Expected[] =>
    next.map((one) => ({ ...one, system: systemFor(one.task), atOnce: atOnce(one.task) }));

  async function write<Name extends PromptName, Result>(
    assignment: Assignment<Name, Result>,
  ): Promise<Result> {
    const { task, about, prompt, values, schema, next, draft } = assignment;
    const deadline = AbortSignal.any([signal, clock.signalFor(task.step)]);
    const request = prompts.fill(prompt, values);
    const asked = (text: string, mayBeReady: boolean, answered: () => void, begun = (): void => {}) =>
      asker.ask({
        about,
        system: systemFor(task),
        prompt: text,
        ...(schema === undefined ? {} : { schema }),
        step: task.step,
        others: othersAfter(task),
        next: expect(next),
        signal: deadline,
        mayBeReady,
        begun,
        answered,
      });
    const mended = async (refused: Refused, mayBeReady: boolean, answered: () => void): Promise<Answer> => {
      let isBegun = false;
      const begun = (): void => {
        isBegun = true;
      };
      try {
        return await asked(request + repairOf(prompts, refused), mayBeReady, answered, begun);
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
        (answered) =>
          earlier === undefined ? asked(request, isFirst, answered) : mended(earlier, isFirst, answered),
        !isFirst,
      );
      // First the next requests go out, which the whole course waits for; the model's time hides the check.
      await asker.calm();
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
    prepare: (first) => asker.prepare(expect([first])),
    async write(assignment) {
      try {
        return await write(assignment);
      } finally {
        await ledger.kept();
      }
    },
    halt: (failure) => requests.halt(failure),
    async close() {
      clock.stop();
      await asker.close();
    },
  };
}

/** How many requests may begin while this one runs: steps 1 to 3 are one request each, documents begin in their order. */
function othersAfter(task: Task): number {
  return task.position === undefined ? 0 : task.chapters - task.position;
}

/** How many requests of its step may run together. */
function atOnce(task: Task): number {
  return task.position === undefined ? 1 : task.chapters;
}

function unusable(about: string, findings: readonly string[]): ModelError {
  const shown = findings.slice(0, 3).join(" ");
  return new ModelError(
    "unusable",
    `Writing ${about} failed: after ${MOST_REPAIRS} repairs the checks still find ${findings.length} faults: ${shown}`,
  );
}
