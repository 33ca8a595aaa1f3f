/** Chooses the engine that writes a course, and says why. */

import type { EngineName } from "@fondation/course/engine";
import { findClaude, findSetpriv, type ModelCredential, ModelError } from "@fondation/engine-claude";

export type EngineReason = "asked-for" | "credential" | "no-credential" | "no-client";

export interface EngineChoice {
  readonly engine: EngineName;
  readonly why: EngineReason;
  /** {@link EngineChoice.why} as a sentence for users. */
  readonly reason: string;
}

export interface EngineMeans {
  readonly credential?: ModelCredential;
  readonly executable?: string;
}

/**
 * `auto` takes Claude when there are a credential and a client.
 * @throws ModelError ENGINE_AUTH for `claude` without a credential; FondationError CLAUDE_MISSING
 * without a client.
 */
export function selectEngine(wish: "auto" | EngineName, means: EngineMeans = {}): EngineChoice {
  const { credential, executable } = means;
  if (wish === "static") return { engine: "static", why: "asked-for", reason: "asked for" };
  if (wish === "claude") {
    if (credential === undefined) {
      throw new ModelError("no-credential", "The claude engine was requested, but no credential is set.");
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
 * The program of the client, when this machine has everything that it needs.
 * @throws FondationError CLAUDE_MISSING that names what is missing.
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
