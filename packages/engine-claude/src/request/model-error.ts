/** All failures of a model, with the error code of the job. */

import { FondationError, redact } from "@fondation/environment";

/** The cause of a failure; callers translate it. */
export type ModelFault =
  | "no-credential"
  | "rejected-credential"
  | "rate-limit"
  | "no-credit"
  | "cost-limit"
  | "refusal"
  | "unknown-model"
  | "refused-request"
  | "overloaded"
  | "unreachable"
  | "silent"
  | "slow"
  | "client"
  | "too-long"
  | "cut-short"
  | "turns"
  | "unreadable"
  | "formless"
  | "unusable";

interface Row {
  readonly code: string;
  readonly advice: string;
}

const LATER = "Try again later; finished documents are kept, and paid for once.";

const ROWS: Readonly<Record<ModelFault, Row>> = {
  "no-credential": {
    code: "ENGINE_AUTH",
    advice: "Set CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY, or choose the static engine.",
  },
  "rejected-credential": {
    code: "ENGINE_AUTH",
    advice:
      "Check CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY: it may have expired, or not be allowed to use this model.",
  },
  "rate-limit": { code: "ENGINE_RATE_LIMIT", advice: LATER },
  "no-credit": {
    code: "ENGINE_BUDGET",
    advice: "Add credit to the account the key belongs to, or fix its payment, or choose the static engine.",
  },
  "cost-limit": {
    code: "ENGINE_BUDGET",
    advice: "Raise FONDATION_MAX_COST (--max-cost), ask for fewer chapters, or choose the static engine.",
  },
  refusal: {
    code: "ENGINE_REFUSED",
    advice: "Choose the static engine for this repository, or another model (FONDATION_MODEL).",
  },
  "unknown-model": {
    code: "ENGINE_REFUSED",
    advice: "Check FONDATION_MODEL (--model) and ANTHROPIC_BASE_URL.",
  },
  "refused-request": {
    code: "ENGINE_REFUSED",
    advice:
      "Check FONDATION_MODEL (--model), ANTHROPIC_BASE_URL and the proxies: the same request would be refused again.",
  },
  overloaded: { code: "ENGINE_UNAVAILABLE", advice: LATER },
  unreachable: {
    code: "ENGINE_UNAVAILABLE",
    advice: "Check the connection to the API (ANTHROPIC_BASE_URL, proxies), then try again.",
  },
  silent: { code: "ENGINE_UNAVAILABLE", advice: LATER },
  slow: {
    code: "ENGINE_UNAVAILABLE",
    advice: "Try again later, or raise FONDATION_MODEL_REQUEST_MS or FONDATION_MODEL_STEP_MS.",
  },
  client: {
    code: "ENGINE_UNAVAILABLE",
    advice: "Check that FONDATION_CLAUDE_EXECUTABLE runs on this machine; `fondation doctor` checks it.",
  },
  "too-long": {
    code: "ENGINE_OUTPUT",
    advice: "Choose a model with a larger context (FONDATION_MODEL), or the static engine.",
  },
  "cut-short": {
    code: "ENGINE_OUTPUT",
    advice: "Try again; if it fails again, choose a model that can write longer answers (FONDATION_MODEL).",
  },
  turns: { code: "ENGINE_OUTPUT", advice: "Raise FONDATION_MAX_TURNS (--max-turns), or try again." },
  unreadable: {
    code: "ENGINE_OUTPUT",
    advice: "Try again; if it fails again, check ANTHROPIC_BASE_URL and the proxies.",
  },
  formless: { code: "ENGINE_OUTPUT", advice: "Try again, or choose another model (FONDATION_MODEL)." },
  unusable: { code: "ENGINE_OUTPUT", advice: "Try again, or choose another model (FONDATION_MODEL)." },
};

/** A failure of the engine `claude`. Its message contains no secrets. */
export class ModelError extends FondationError {
  readonly fault: ModelFault;
  /** The end of a rate limit in epoch milliseconds, if the provider reports it. */
  readonly resetAt?: number;

  constructor(
    fault: ModelFault,
    message: string,
    { resetAt, cause }: { resetAt?: number; cause?: unknown } = {},
  ) {
    const { code, advice } = ROWS[fault];
    super({ code, message: redact(message), advice, ...(cause === undefined ? {} : { cause }) });
    this.fault = fault;
    if (resetAt !== undefined) this.resetAt = resetAt;
  }
}
