import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { says, type Words } from "./words.ts";

type ModelReasons = Pick<FailureFacts, Extract<keyof FailureFacts, `model.${string}` | `claude.${string}`>>;

const KEPT = "Finished documents are kept and are not paid for twice.";

/**
 * Another model shares no results with the first one: kept results help only a retry with the same
 * model.
 */
const AGAIN_OR_OTHER_MODEL = `Try again. ${KEPT} If it happens again, choose another model (FONDATION_MODEL), which writes the whole course again.`;

export const MODEL_REASONS: Catalogue<ModelReasons, Words> = {
  "claude.not-installed": () =>
    says(
      "the client of the claude engine is not installed on the worker",
      "Choose the static engine (--engine static), or set FONDATION_CLAUDE_EXECUTABLE on the worker.",
    ),
  "model.no-credential": () =>
    says(
      "the claude engine was requested, but the worker has no credential for it",
      "Set CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY on the worker, or choose the static engine (--engine static).",
    ),
  "model.rejected-credential": () =>
    says(
      "the API of the model rejects the credential of the worker",
      "Check CLAUDE_CODE_OAUTH_TOKEN or ANTHROPIC_API_KEY: it may have expired, or may not be allowed to use this model.",
    ),
  "model.rate-limit": () => says("the usage limit of the model is reached", KEPT),
  "model.no-credit": () =>
    says(
      "the account of the model has no credit left, or its payment is refused",
      "Add credit to the account or fix its payment, or choose the static engine (--engine static).",
    ),
  "model.cost-limit": () =>
    says(
      "the cost limit of the job is reached",
      `Raise FONDATION_MAX_COST, or choose fewer chapters or the static engine (--engine static). ${KEPT}`,
    ),
  "model.refusal": () =>
    says(
      "the model refused to answer about this repository",
      "Choose the static engine (--engine static) for this repository.",
    ),
  "model.unknown-model": () =>
    says("the API does not know the model", "Check FONDATION_MODEL and ANTHROPIC_BASE_URL on the worker."),
  "model.refused-request": () =>
    says(
      "the API of the model refuses the request of the worker",
      "Check FONDATION_MODEL, ANTHROPIC_BASE_URL and what is on the way there: the log of the worker has the HTTP status and the answer.",
    ),
  "model.overloaded": () =>
    says("the model is overloaded or out of service at the moment", `Try again later. ${KEPT}`),
  "model.unreachable": () =>
    says(
      "the API of the model cannot be reached, or the connection was cut",
      `Try again later; if it happens again, check the network and ANTHROPIC_BASE_URL. ${KEPT}`,
    ),
  "model.silent": () => says("the model does not answer any more", `Try again later. ${KEPT}`),
  "model.slow": () =>
    says(
      "the model takes too long to answer",
      `Try again later, or raise FONDATION_MODEL_REQUEST_MS or FONDATION_MODEL_STEP_MS. ${KEPT}`,
    ),
  "model.client": () =>
    says(
      "the claude program stopped without a result",
      "Try again; if it happens again, check FONDATION_CLAUDE_EXECUTABLE on the worker.",
    ),
  "model.too-long": () =>
    says(
      "what the model has to read and write does not fit into its context",
      `Try again: it may read less. ${KEPT} If it happens again, choose a model with a larger context (FONDATION_MODEL), which writes the whole course again, or the static engine (--engine static).`,
    ),
  "model.cut-short": () =>
    says("the answer of the model was cut short, for lack of room to finish it", AGAIN_OR_OTHER_MODEL),
  "model.turns": () =>
    says(
      "the model used all its turns without giving a document",
      `Try again, or raise FONDATION_MAX_TURNS. ${KEPT}`,
    ),
  "model.unreadable": () =>
    says(
      "what the API of the model sent cannot be read",
      `Try again; if it happens again, check ANTHROPIC_BASE_URL and what is on the way there. ${KEPT}`,
    ),
  "model.formless": () => says("the model did not answer in the requested form", AGAIN_OR_OTHER_MODEL),
  "model.unusable": () =>
    says(
      "the model gave an answer that does not pass the checks, although two corrections were requested",
      AGAIN_OR_OTHER_MODEL,
    ),
};
