/** Has the model write one result: asks, checks, gives what fails back with the findings, and keeps to the limits. */

import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { DraftPlace } from "../draft.ts";
import type { EngineInput } from "../engine.ts";
import { type Answer, ask } from "./client/ask.ts";
import { createClosings } from "./client/closings.ts";
import type { Metered } from "./client/meter.ts";
import type { OpenClient } from "./client/opening.ts";
import { ModelError } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { createPrompts, type PromptName, type PromptValues } from "./prompts.ts";
import { type Budget, createPurse } from "./purse.ts";
import { MOST_REPAIRS, type Refused, refusedAfter, refusedIn, refusedWhen, repairOf } from "./refused.ts";
import { createRequests } from "./requests.ts";
import { createSending } from "./sending.ts";
import type { ModelSettings } from "./settings.ts";
import { createSpares } from "./spares.ts";
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

/**
 * Milliseconds from when a request is sent until clients are started for the next ones, and answers are checked. Both take the processors
 * from a client that is about to ask, and requests that were sent together are answered, and followed, nearly together.
 */
const SETTLED = 250;

/** Milliseconds from when a client says that it sends a request until the API has it: until then it still needs a processor. */
const ON_ITS_WAY = 40;

/** Milliseconds for which all else lets requests go first: they take far less, and what was paid for is to be kept soon. */
const YIELDED = 500;

/** Times our estimate that a request may have cost at most, until its client says what it did. */
const ESTIMATE_MARGIN = 1.5;

/** Prepares to write. */
export function createAuthor(
  { language, signal, repository, commit, onUsage }: EngineInput,
  settings: ModelSettings,
  tools: Tools,
  ledger: Ledger,
): Author {
  const prompts = createPrompts(language, settings.prompts);
  const purse = createPurse(settings, ledger);
  const clock = createStepClock(settings.limits.stepMs);
  const closings = createClosings();
  const requests = createRequests(settings.limits.concurrency);
  const sending = createSending(availableParallelism());
  const note = async (id: string, step: number, { usage, estimated }: Metered): Promise<void> => {
    if (usage.requests > 0 || usage.costUsd > 0) onUsage?.({ ...usage, step });
    await ledger.add(step, usage, { id, estimated });
  };
  const systemFor = (task: Task): string =>
    prompts.fill("system", { task: taskLine(task, language, { repository, commit }) });
  const spares = createSpares(tools, purse, closings, settings.limits.concurrency);
  const prepare = (next: readonly Next[]): void => {
    const expected = next.map((one) => ({ ...one, system: systemFor(one.task), atOnce: atOnce(one.task) }));
    // Whoever needs one that could not be started starts it, and says why it cannot.
    spares.prepare(expected).catch(() => undefined);
  };

  /** First the next requests go out, which the whole course waits for; the model's time hides the rest. */
  const othersAreSent = async (since: number): Promise<void> => {
    await setImmediate();
    await Promise.race([sending.calm(since, YIELDED), requests.none()]);
  };

  let settling: NodeJS.Timeout | undefined;
  const prepareSoon = (next: readonly Next[]): void => {
    clearTimeout(settling);
    settling = setTimeout(() => prepare(next), SETTLED);
  };

  async function write<Name extends PromptName, Result>(
    assignment: Assignment<Name, Result>,
  ): Promise<Result> {
    const { task, about, prompt, values, schema, next, draft } = assignment;
    const deadline = AbortSignal.any([signal, clock.signalFor(task.step)]);
    const client = await tools.client();
    const system = systemFor(task);
    const request = prompts.fill(prompt, values);
    /** One answer, paid with what is left. `begun` is called when nothing keeps it from being asked for any more. */
    const asked = async (
      text: string,
      mayBeReady: boolean,
      answered: () => void,
      begun = (): void => {},
    ): Promise<Answer> => {
      const budget = await purse.take(about, othersAfter(task));
      const sent = await sending.begin(YIELDED);
      if (requests.halted !== undefined) {
        sent();
        budget.release();
        throw requests.halted.failure;
      }
      begun();
      const spare = mayBeReady ? await spares.take(system, budget.usd) : undefined;
      const question = { about, system, prompt: text, ...(schema === undefined ? {} : { schema }) };
      const pay = async ({ usd, settle, release }: Budget, ready?: OpenClient): Promise<Answer> => {
        const id = randomUUID();
        let noted: Promise<void> | undefined;
        let isSent = false;
        try {
          return await ask({ ...question, budgetUsd: usd }, client, {
            signal: deadline,
            ready,
            closings,
            onTurn: ({ usage }) => {
              ledger.begin(id, task.step, usage.costUsd);
              if (!isSent) prepareSoon(next);
              isSent = true;
              setTimeout(sent, ON_ITS_WAY);
            },
            onAnswered: async ({ usage }) => {
              ledger.begin(id, task.step, usage.costUsd);
              // Its client may find that it went beyond its part, and then it is asked for again.
              if (usage.costUsd >= (ready?.budgetUsd ?? usd)) return;
              settle(ESTIMATE_MARGIN * usage.costUsd);
              answered();
              await othersAreSent(0);
            },
            // At once: this process may be ended before the client is gone.
            onUsage: (metered) => {
              noted = note(id, task.step, metered);
              noted.catch(() => undefined);
            },
          });
        } catch (error) {
          // Before its money is another's, who would begin.
          if (!isTooDear(error)) requests.halt(error);
          throw error;
        } finally {
          sent();
          try {
            await noted;
          } finally {
            release();
          }
        }
      };
      return pay(budget, spare).catch(async (error: unknown) => {
        // Its part of the money was not enough; there may be more.
        if (!isTooDear(error)) throw error;
        const rest = await purse.takeRest(spare?.budgetUsd ?? budget.usd);
        if (rest === undefined) throw error;
        return pay(rest);
      });
    };
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
      await othersAreSent(SETTLED);
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
    prepare: (first) => prepare([first]),
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
      clearTimeout(settling);
      spares.close();
      await closings.settled();
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

function isTooDear(error: unknown): boolean {
  return error instanceof ModelError && error.fault === "cost-limit";
}

function unusable(about: string, findings: readonly string[]): ModelError {
  const shown = findings.slice(0, 3).join(" ");
  return new ModelError(
    "unusable",
    `Writing ${about} failed: after ${MOST_REPAIRS} repairs the checks still find ${findings.length} faults: ${shown}`,
  );
}
