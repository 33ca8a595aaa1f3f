/** Has the model write one result: asks, checks, gives what fails back with the findings, and keeps to the limits. */

import type { Usage } from "@fondation/course";
import type { EngineInput } from "../engine.ts";
import { type Answer, ask } from "./client/ask.ts";
import { ModelError } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import { createPrompts, type PromptName, type Prompts, type PromptValues } from "./prompts.ts";
import type { ModelSettings } from "./settings.ts";
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
  /** The result, or what is wrong with the answer. */
  check(answer: Answer): Promise<Judgement<Result>>;
}

/** What a check says. */
export type Judgement<Result> =
  | { readonly result: Result }
  | { readonly findings: readonly string[]; readonly result?: never };

/** Writes results one after the other or several at once. */
export interface Author {
  write<Name extends PromptName, Result>(assignment: Assignment<Name, Result>): Promise<Result>;
  /** Ends what is being written. */
  close(): void;
}

const MOST_REPAIRS = 2;
/** A model mends the first faults; a long list of them is mostly the same fault many times. */
const MOST_FINDINGS = 40;

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
  const note = async (step: number, usage: Usage): Promise<void> => {
    if (usage.requests === 0 && usage.costUsd === 0) return;
    onUsage?.({ ...usage, step });
    await ledger.add(step, usage);
  };
  return {
    async write(assignment) {
      const { task, about, prompt, values, schema } = assignment;
      const deadline = AbortSignal.any([signal, clock.signalFor(task.step)]);
      const client = await tools.client();
      const system = prompts.fill("system", { task: taskLine(task, language, { repository, commit }) });
      const request = prompts.fill(prompt, values);
      let repair = "";
      for (let attempt = 0; ; attempt += 1) {
        const budget = await purse.take(about);
        let used: Usage | undefined;
        let answer: Answer;
        try {
          answer = await ask(
            {
              about,
              system,
              prompt: request + repair,
              budgetUsd: budget.usd,
              ...(schema === undefined ? {} : { schema }),
            },
            client,
            deadline,
            (usage) => {
              used = usage;
            },
          );
        } finally {
          if (used !== undefined) await note(task.step, used);
          budget.release();
        }
        const judgement = await assignment.check(answer);
        if (!("findings" in judgement)) return judgement.result;
        if (attempt === MOST_REPAIRS) throw unusable(about, judgement.findings);
        repair = repairOf(prompts, answer, judgement.findings);
      }
    },
    close: () => clock.stop(),
  };
}

function repairOf(prompts: Prompts, { text, structured }: Answer, findings: readonly string[]): string {
  const list = findings.slice(0, MOST_FINDINGS).map((finding) => `- ${finding}`);
  const answer = structured === undefined ? text : JSON.stringify(structured, null, 2);
  return prompts.fill("repair", { answer, findings: list.join("\n") });
}

function unusable(about: string, findings: readonly string[]): ModelError {
  const shown = findings.slice(0, 3).join(" ");
  return new ModelError(
    "unusable",
    `Writing ${about} failed: after ${MOST_REPAIRS} repairs the checks still find ${findings.length} faults: ${shown}`,
  );
}

interface Budget {
  readonly usd: number;
  release(): void;
}

/** Divides what is left of the cost limit among the requests that may run at once, so that together they keep it. */
function createPurse({ limits }: ModelSettings, ledger: Ledger): { take(about: string): Promise<Budget> } {
  let taken = 0;
  let running = 0;
  return {
    async take(about) {
      const left = limits.maxCostUsd - (await ledger.spentUsd()) - taken;
      if (left <= 0) {
        throw new ModelError(
          "cost-limit",
          `Asking the model for ${about} was not begun: the limit of ${limits.maxCostUsd} US dollars is reached.`,
        );
      }
      const usd = left / Math.max(1, limits.concurrency - running);
      taken += usd;
      running += 1;
      return {
        usd,
        release() {
          taken -= usd;
          running -= 1;
        },
      };
    },
  };
}

/** Bounds the time of each step: it begins with the step's first request and ends with the next step's. */
function createStepClock(stepMs: number): { signalFor(step: number): AbortSignal; stop(): void } {
  let current:
    | { readonly step: number; readonly stop: AbortController; readonly timer: NodeJS.Timeout }
    | undefined;
  const stop = (): void => clearTimeout(current?.timer);
  return {
    signalFor(step) {
      if (current?.step !== step) {
        stop();
        const controller = new AbortController();
        const late = new ModelError("slow", `Step ${step} took more than ${stepMs / 1000} s.`);
        current = { step, stop: controller, timer: setTimeout(() => controller.abort(late), stepMs) };
      }
      return current.stop.signal;
    },
    stop,
  };
}
