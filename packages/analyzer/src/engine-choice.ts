/** Which engine writes a course, and why. */

import type { EngineName } from "@fondation/course/engine";
import { findClaude, findSetpriv, type ModelCredential, ModelError } from "@fondation/engine-claude";

/** Why an engine was chosen. */
export type EngineReason = "asked-for" | "credential" | "no-credential" | "no-client";

/** An engine with the reason it was chosen for. */
export interface EngineChoice {
  readonly engine: EngineName;
  readonly why: EngineReason;
  /** {@link EngineChoice.why} as a person reads it. */
  readonly reason: string;
}

/** What there is to choose by. */
export interface EngineMeans {
  readonly credential?: ModelCredential;
  readonly executable?: string;
}

/**
 * Which engine a wish leads to, and why. `auto` takes Claude when there is a credential and a client.
 * @throws ModelError ENGINE_AUTH when Claude is asked for without a credential; FondationError CLAUDE_MISSING without a client.
 */
export function selectEngine(wish: "auto" | EngineName, means: EngineMeans = {}): EngineChoice {
  const { credential, executable } = means;
  if (wish === "static") return { engine: "static", why: "asked-for", reason: "asked for" };
  if (wish === "claude") {
    if (credential === undefined) {
      throw new ModelError(
        "no-credential",
        "The claude engine was asked for, and there is no credential for it.",
      );
    }
    requireClient(executable);
    return { engine: "claude", why: "asked-for", reason: "asked for" };
  }
  if (credential === undefined) {
    return {
      engine: "static",
      why: "no-credential",
      reason: "neither CLAUDE_CODE_OAUTH_TOKEN nor ANTHROPIC_API_KEY is set",
    };
  }
  const { name } = credential.secret;
  if (!hasClient(executable)) {
    return {
      engine: "static",
      why: "no-client",
      reason: `${name} is set, but the claude client is not installed`,
    };
  }
  return { engine: "claude", why: "credential", reason: `${name} is set` };
}

/**
 * Finds everything the client needs on this machine, and gives its program.
 * @throws FondationError CLAUDE_MISSING that says what is not there.
 */
export function requireClient(executable: string | undefined): string {
  findSetpriv();
  return findClaude(executable);
}

function hasClient(executable: string | undefined): boolean {
  try {
    requireClient(executable);
    return true;
  } catch {
    return false;
  }
}
