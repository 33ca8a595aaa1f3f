/**
 * Explains how a command failed: a sentence and the next step for a mistake that the user can fix,
 * a stack for a bug.
 */
import { FondationError } from "@fondation/environment/errors";
import { redact } from "@fondation/environment/redaction";
import pc from "picocolors";

/** The exit codes of every command. */
export const EXIT = { failed: 1, usage: 2, bug: 70 } as const;

/** A failure for the terminal or, as JSON, for a script. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly exitCode: number;
  /** Only for a bug. */
  readonly stack?: string;
}

/** Codes of wrong use, as opposed to a failure. */
const USAGE = new Set(["ENVIRONMENT_INVALID", "USAGE"]);

/**
 * Explains anything that was thrown. Errors of the backend's functions carry the same three fields
 * as a FondationError.
 */
export function explain(error: unknown): Explanation {
  const known =
    error instanceof FondationError ? error : (dataOfConvexError(error) ?? errorOfLowestFloor(error));
  if (known !== undefined) {
    const { code, message, advice } = known;
    return {
      code,
      message: redact(message),
      advice: redact(advice),
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

/** The failure as several lines of text. */
export function failureText({ code, message, advice, stack }: Explanation): string {
  const said = stack ?? message;
  return `${pc.red("✖")} ${said}\n  ${pc.dim("→")} ${advice} ${pc.dim(`(${code})`)}`;
}

type Known = Pick<Explanation, "code" | "message" | "advice">;

/**
 * `course` and `embedded-convex` import nothing of ours: their errors have the same fields, and may
 * end their message with the advice.
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

function dataOfConvexError(error: unknown): Known | undefined {
  if (!(error instanceof Error) || !("data" in error)) return undefined;
  const { data } = error;
  if (typeof data !== "object" || data === null) return undefined;
  const { code, message, advice } = data as Record<string, unknown>;
  if (typeof code !== "string" || typeof message !== "string" || typeof advice !== "string") return undefined;
  return { code, message, advice };
}
