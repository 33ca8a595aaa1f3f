/**
 * Determines the outcome of a request. The client reports most failures as a `success` with
 * `is_error`.
 */

import { cutText } from "@fondation/environment/cut-text";
import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { redact } from "@fondation/environment";
import { ModelError } from "./model-error.ts";
import type { ModelLimits } from "../settings/model-settings.ts";

/** Collects signs of a failure in the messages of a request. */
export interface FailureSigns {
  /** Reads a message. Returns a failure that ends the request at once. */
  see(message: SDKMessage): ModelError | undefined;
  /**
   * The end of a rate limit that rejected the request; undefined when none did, or when its end is
   * unknown.
   */
  readonly resetAt: number | undefined;
  /** Why the model ended its last message. */
  readonly stopReason: string | null | undefined;
}

/** How long a request may send nothing, and how often the client may retry it. */
type RetryLimits = Pick<ModelLimits, "idleMs" | "retries">;

/**
 * Reads the messages of a request. A wait for a rate limit or an overload fails at once when it
 * takes more than half of the idle time: the client sends nothing while it waits, and again until
 * the answer begins. More retries than allowed also fail, because the client does not count them
 * with an API key.
 */
export function watchForFailures(
  about: string,
  { idleMs, retries }: RetryLimits,
  now: () => number = Date.now,
): FailureSigns {
  let resetAt: number | undefined;
  let stopReason: string | null | undefined;
  return {
    see(message) {
      if (message.type === "rate_limit_event" && message.rate_limit_info.status === "rejected") {
        const { resetsAt } = message.rate_limit_info;
        // In epoch seconds.
        if (resetsAt !== undefined) resetAt = resetsAt * 1000;
      }
      if (message.type === "stream_event" && message.event.type === "message_delta") {
        stopReason = message.event.delta.stop_reason;
      }
      if (message.type === "system" && message.subtype === "api_retry") {
        const { error, error_status: status, retry_delay_ms: wait, attempt } = message;
        const isTooLong = wait > idleMs / 2;
        if (isTooLong || attempt > retries) {
          // A short wait may be the client's own back-off. A long one comes from the API.
          if (status === 429 || error === "rate_limit")
            return rateLimited(about, isTooLong ? now() + wait : undefined);
          if (status === 529 || error === "overloaded") return overloaded(about, attempt);
        }
      }
      return undefined;
    },
    get resetAt() {
      return resetAt;
    },
    get stopReason() {
      return stopReason;
    },
  };
}

/** The failure in a result; undefined for an answer. */
export function failureIn(
  result: SDKResultMessage,
  about: string,
  signs: FailureSigns,
): ModelError | undefined {
  const failed = (what: string) => `Asking the model for ${about} failed: ${what}.`;
  switch (result.subtype) {
    case "error_max_turns":
      return new ModelError("turns", failed(`it took all its ${result.num_turns} turns without an answer`));
    case "error_max_budget_usd":
      return new ModelError("cost-limit", failed("the limit of cost was reached"));
    case "error_max_structured_output_retries":
      return new ModelError("formless", failed("it gave no answer in the requested form"));
    case "error_during_execution":
      return new ModelError(
        "client",
        failed(`the client reported: ${beginning(result.errors.join(" "), 500)}`),
      );
    case "success":
      break;
  }
  if (!result.is_error) return unfinished(result.stop_reason ?? signs.stopReason, about);
  return apiFailure(result.api_error_status ?? undefined, result.result, about, signs);
}

function unfinished(stopReason: string | null | undefined, about: string): ModelError | undefined {
  const failed = (what: string) => `Asking the model for ${about} failed: ${what}.`;
  if (stopReason === "refusal") return new ModelError("refusal", failed("it declined to answer"));
  if (stopReason === "max_tokens") {
    return new ModelError("cut-short", failed("its answer is longer than the model can write at once"));
  }
  if (stopReason === "model_context_window_exceeded") {
    return new ModelError("too-long", failed("what it read and wrote fills its whole context"));
  }
  return undefined;
}

/**
 * `status`: the HTTP status of the API; undefined without a response. `text`: the client's message.
 */
function apiFailure(
  status: number | undefined,
  text: string,
  about: string,
  signs: FailureSigns,
): ModelError {
  const said = beginning(text, 300);
  const failed = (what: string) => `Asking the model for ${about} failed: ${what} (${said}).`;
  if (signs.stopReason === "refusal") return new ModelError("refusal", failed("it declined to answer"));
  if (status === 401 || status === 403) {
    return new ModelError("rejected-credential", failed(`the API refused the credential with ${status}`));
  }
  if (status === 429 || signs.resetAt !== undefined) return rateLimited(about, signs.resetAt);
  if (status === 402 || /credit balance|out of credits/i.test(text)) {
    return new ModelError("no-credit", failed("the account has no credit left, or its payment is refused"));
  }
  if (status === 413 || /prompt is too long|context (?:window|limit)|too large/i.test(text)) {
    return new ModelError("too-long", failed("the request is larger than the model takes"));
  }
  if (/output token maximum|max_tokens|output limit/i.test(text)) {
    return new ModelError("cut-short", failed("its answer is longer than the model can write at once"));
  }
  if (status === 404) return new ModelError("unknown-model", failed("the API knows no such model"));
  if (status === undefined && /malformed|not valid JSON|JSON parse/i.test(text)) {
    return new ModelError("unreadable", failed("what the API sent cannot be read"));
  }
  if (status === undefined) return new ModelError("unreachable", failed("the API could not be reached"));
  // A later attempt may succeed.
  if (status >= 500 || status === 408 || status === 409)
    return new ModelError("overloaded", failed(`the API answered ${status}`));
  // The API would refuse the same request again.
  return new ModelError("refused-request", failed(`the API refused the request with ${status}`));
}

/**
 * The beginning of a text on one line. Redacts before cutting, because a part of a secret would not
 * be recognized.
 */
function beginning(text: string, most: number): string {
  return cutText(redact(text).replace(/\s+/g, " "), most);
}

function overloaded(about: string, attempt: number): ModelError {
  const times = attempt === 1 ? "once" : `${attempt} times`;
  return new ModelError(
    "overloaded",
    `Asking the model for ${about} failed: the API reported ${times} that it is overloaded.`,
  );
}

function rateLimited(about: string, resetAt: number | undefined): ModelError {
  const until = resetAt === undefined ? "" : ` until ${new Date(resetAt).toISOString()}`;
  return new ModelError(
    "rate-limit",
    `Asking the model for ${about} failed: its rate limit is reached${until}.`,
    {
      ...(resetAt === undefined ? {} : { resetAt }),
    },
  );
}
