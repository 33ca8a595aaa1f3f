/** The Anthropic double, the model of a system that has one. */
import { AnthropicControl } from "@fondation/doubles/anthropic/anthropic-control";
import type { Program, ServiceDescription } from "./description.ts";
import type { WorkerModel } from "./worker.ts";

export const ANTHROPIC_NAME = "anthropic";

/** The grammars in the production image. */
const GRAMMARS = "/opt/fondation/assets/grammars";

/** Runs from the sources, on a machine with the packages installed. */
export const ANTHROPIC: ServiceDescription = describeAs(
  { kind: "double", main: "src/anthropic/main.ts", files: [] },
  {},
);

/** Runs from the bundle, in a container. */
export const BUNDLED_ANTHROPIC: ServiceDescription = describeAs(
  { kind: "double", main: "dist/main.mjs", files: ["dist"] },
  { ANTHROPIC_DOUBLE_GRAMMARS: GRAMMARS },
);

/**
 * The ways to give a worker the model's credential: the variable, and the secret in it or in its
 * file.
 */
export const CREDENTIALS = {
  CLAUDE_CODE_OAUTH_TOKEN_FILE: "claude-token",
  ANTHROPIC_API_KEY: "anthropic-key",
  ANTHROPIC_API_KEY_FILE: "anthropic-key",
} as const;

export type ModelCredential = keyof typeof CREDENTIALS;

/** A worker's settings for the double, with one retry after an overload. */
export function doubleAsModel(credential: ModelCredential): WorkerModel {
  return {
    dependsOn: [ANTHROPIC_NAME],
    secrets: { [credential]: CREDENTIALS[credential] },
    environment: (address) => ({
      ANTHROPIC_BASE_URL: address(ANTHROPIC_NAME),
      FONDATION_MODEL: "claude-sonnet-4-5",
      FONDATION_MODEL_RETRIES: "1",
    }),
  };
}

function describeAs(program: Program, more: Readonly<Record<string, string>>): ServiceDescription {
  return {
    name: ANTHROPIC_NAME,
    dependsOn: ["github"],
    program,
    listens: { port: 8080, portVariable: "ANTHROPIC_DOUBLE_PORT", hostVariable: "ANTHROPIC_DOUBLE_HOST" },
    directories: {},
    secrets: {
      ANTHROPIC_DOUBLE_OAUTH_TOKEN_FILE: "claude-token",
      ANTHROPIC_DOUBLE_API_KEY_FILE: "anthropic-key",
      ANTHROPIC_DOUBLE_GITHUB_TOKEN_FILE: "github-token",
    },
    environment: (address) => ({ ANTHROPIC_DOUBLE_GITHUB: address("github"), ...more }),
    fact: "the Anthropic double to answer",
    ready: ({ reach }) => new AnthropicControl(reach(ANTHROPIC_NAME)).ready(),
  };
}
