/**
 * Explains how a command failed: a sentence and the next step for a problem that the user can fix,
 * a stack for a bug.
 */
import { type Facts, mapTexts } from "@fondation/backend/messages";
import { FondationError } from "@fondation/environment/errors";
import { redact } from "@fondation/environment/redaction";
import pc from "picocolors";
import { failureIn, failureWords } from "../messages/failure-words.ts";

/** The exit codes of every command. */
export const EXIT = { failed: 1, usage: 2, bug: 70 } as const;

/** A failure for the terminal or, as JSON, for a script. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  /**
   * More specific than the code, with the facts of the sentence. Only for failures of the backend
   * or a worker.
   */
  readonly reason?: string;
  readonly facts?: Facts;
  readonly exitCode: number;
  readonly stack?: string;
}

/** Codes of wrong usage, as opposed to a failure. */
const USAGE = new Set(["ENVIRONMENT_INVALID", "USAGE"]);

/** `error` may be any thrown value. */
export function explain(error: unknown): Explanation {
  const known: Known | undefined =
    error instanceof FondationError ? error : (failed(error) ?? errorOfLowestFloor(error));
  if (known !== undefined) {
    const { code, message, advice, reason, facts } = known;
    return {
      code,
      message: redact(message),
      advice: redact(advice),
      ...(reason === undefined ? {} : { reason }),
      ...(facts === undefined ? {} : { facts: mapTexts(facts, redact) }),
      exitCode: USAGE.has(code) ? EXIT.usage : EXIT.failed,
    };
  }
  const stack = redact(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    code: "INTERNAL",
    message: redact(error instanceof Error ? error.message : String(error)),
    advice: "This is a bug in Fondation. Please report it with the lines above.",
    exitCode: EXIT.bug,
    stack,
  };
}

/** The failure as lines for the terminal. */
export function failureText({ code, message, advice, stack }: Explanation): string {
  const said = stack ?? message;
  return `${pc.red("✖")} ${said}\n  ${pc.dim("→")} ${advice} ${pc.dim(`(${code})`)}`;
}

type Known = Omit<Explanation, "exitCode" | "stack">;

/**
 * `course` and `embedded-convex` import no other package: their errors have the same fields, and
 * may end their message with the advice.
 */
function errorOfLowestFloor(error: unknown): Known | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("advice" in error)) return undefined;
  const { code, advice, message } = error;
  if (typeof code !== "string" || typeof advice !== "string") return undefined;
  return {
    code,
    advice,
    message: message.endsWith(advice) ? message.slice(0, -advice.length).trimEnd() : message,
  };
}

/**
 * A refusal of the backend, a failed job, or a fault that a part of the worker found in this
 * process.
 */
function failed(error: unknown): Known | undefined {
  const failure = failureIn(error);
  if (failure === undefined) return undefined;
  const { code, reason, facts } = failure;
  return {
    code,
    ...failureWords(failure),
    ...(reason === undefined ? {} : { reason }),
    ...(facts === undefined ? {} : { facts }),
  };
}
