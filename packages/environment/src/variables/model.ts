/** The model of the engine `claude`. */
import { amount, httpUrl, integer, path, text, token } from "../kinds.ts";
import type { Variable } from "../variable.ts";

const MINUTE = 60_000;

export const MODEL = {
  CLAUDE_CODE_OAUTH_TOKEN: {
    group: "Model",
    schema: token(8),
    secret: true,
    what: "Token of a Claude subscription, for the engine `claude`. Not together with ANTHROPIC_API_KEY. Its terms of use: for your own scripts and CI; a service for other people needs an API key.",
    where: "`claude setup-token`.",
    readers: ["worker", "cli"],
  },
  ANTHROPIC_API_KEY: {
    group: "Model",
    schema: token(8),
    secret: true,
    what: "Key of the Anthropic API, for the engine `claude`. Not together with CLAUDE_CODE_OAUTH_TOKEN.",
    where: "https://console.anthropic.com/settings/keys",
    readers: ["worker", "cli"],
  },
  ANTHROPIC_BASE_URL: {
    group: "Model",
    schema: httpUrl(),
    guarded: true,
    what: "Another address for the Anthropic API; unset, Anthropic's own.",
    where: "Your gateway's documentation.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL: {
    group: "Model",
    schema: text(),
    default: "claude-sonnet-5",
    what: "Which model the engine `claude` asks. Another model writes another course: documents of both are never mixed.",
    where: "https://docs.claude.com/en/docs/about-claude/models",
    readers: ["worker", "cli"],
  },
  FONDATION_MAX_COST: {
    group: "Model",
    schema: amount(100_000),
    default: "20",
    what: "What one job may cost in US dollars, by the client's estimate, all its attempts together. Then it ends with ENGINE_BUDGET.",
    where: "The most you want to pay for one course.",
    readers: ["worker", "cli"],
  },
  FONDATION_MAX_TURNS: {
    group: "Model",
    schema: integer(1, 1_000),
    default: "40",
    what: "How many turns one document may take; each reading of files is one.",
    where: "Raise it when ENGINE_OUTPUT says that all turns were taken.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL_CONCURRENCY: {
    group: "Model",
    schema: integer(1, 32),
    default: "4",
    what: "How many documents of one job are written at once; each takes a process of about 200 MB.",
    where: "As many as the memory and the model's rate limit allow.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL_IDLE_MS: {
    group: "Model",
    schema: integer(100, 60 * MINUTE),
    default: "180000",
    what: "Longest silence of the model, in milliseconds.",
    where: "Longer than the model ever thinks without output.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL_REQUEST_MS: {
    group: "Model",
    schema: integer(1_000, 24 * 60 * MINUTE),
    default: "900000",
    what: "Longest time for one answer of the model, its reading of files included, in milliseconds.",
    where: "Below FONDATION_MODEL_STEP_MS.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL_STEP_MS: {
    group: "Model",
    schema: integer(1_000, 24 * 60 * MINUTE),
    default: "1800000",
    what: "Longest time for one of the six steps with a model, in milliseconds.",
    where: "Below FONDATION_JOB_TIMEOUT_MS: a higher one is refused.",
    readers: ["worker", "cli"],
  },
  FONDATION_MODEL_RETRIES: {
    group: "Model",
    schema: integer(0, 20),
    default: "4",
    what: "How often a request is tried again at once after an overload or a cut connection, before the job is delayed.",
    where: "Leave it.",
    readers: ["worker", "cli"],
  },
  FONDATION_CLAUDE_EXECUTABLE: {
    group: "Model",
    schema: path(),
    guarded: true,
    what: "The `claude` program that the engine `claude` runs; unset, the one that `bun install` brought for this machine.",
    where: "`/opt/fondation/claude/claude` in the image `fondation/claude`, which sets it.",
    readers: ["worker", "cli"],
  },
} as const satisfies Record<string, Variable>;
