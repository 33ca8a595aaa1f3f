/** What an engine is: something that, given a repository, writes the six kinds of documents. */

import type { Abstraction, EngineStamp, Language, Order, Relationships, StepUsage } from "@fondation/course";
import type { ModelCredential, ModelSettings } from "./claude/settings.ts";
import { ModelError } from "./claude/failure.ts";
import type { DraftPlace } from "./draft.ts";
import { findClaude, findSetpriv } from "./claude/client/executable.ts";
import type { Checkpoints } from "./request.ts";

/** The engines there are. */
export type EngineName = EngineStamp["name"];

/** The repository an engine works on. */
export interface EngineInput {
  readonly checkout: string;
  readonly commit: string;
  readonly repository: string;
  readonly language: Language;
  /** The number of chapters asked for. */
  readonly chapters: number;
  readonly signal: AbortSignal;
  readonly grammars?: string;
  readonly checkpoints?: Checkpoints;
  /** What an engine that asks a model needs. */
  readonly model?: ModelSettings;
  /** Tells one attempt at a course from another one: a limit of cost is a limit of one job. */
  readonly job?: string;
  /** US dollars that this job has spent where no checkpoint of this course tells of it: on a commit that is gone since. */
  readonly spentUsd?: number;
  /** Where an engine may make directories of its own, which it removes; the system's temporary directory when absent. */
  readonly scratch?: string;
  /** What a Mermaid parser says against a diagram; undefined when it is fine. Diagrams are not looked at when absent. */
  checkDiagram?(source: string): Promise<string | undefined>;
  /** What was used since the last call. */
  onUsage?(usage: StepUsage): void;
}

/** What the first step finds. */
export interface Discovery {
  readonly abstractions: readonly Abstraction[];
  /** Linguist's names, the most written first. */
  readonly languages: readonly string[];
  /** Why there are fewer abstractions than asked for. */
  readonly shortfall?: string;
}

/** The course as far as steps 1 to 3 have decided it. */
export interface Outline {
  readonly abstractions: readonly Abstraction[];
  readonly relationships: Relationships;
  readonly order: Order;
}

/**
 * One engine at work on one repository. Every result must be derivable again from the input and the earlier results. `draft`: where what
 * is not finished may be kept.
 */
export interface EngineRun {
  discover(draft: DraftPlace): Promise<Discovery>;
  relate(discovery: Discovery, draft: DraftPlace): Promise<Relationships>;
  order(discovery: Discovery, relationships: Relationships, draft: DraftPlace): Promise<Order>;
  /** `position` is 1…N; each returns the whole Markdown document. */
  chapter(outline: Outline, position: number, draft: DraftPlace): Promise<string>;
  review(outline: Outline, position: number, chapter: string, draft: DraftPlace): Promise<string>;
  tutorial(outline: Outline, position: number, review: string, draft: DraftPlace): Promise<string>;
  /** What the results depend on beside the input, the stamp and the earlier results; absent where there is nothing. */
  readonly revision?: string;
  /** How many documents of a step may be begun at once. */
  readonly concurrency: number;
  /** Told of the first failure of a document: nothing more is to be begun, what was begun is finished. */
  halt?(failure: unknown): void;
  /** What the course has used so far, by step, earlier attempts included; absent for an engine that asks no model. */
  usage?(): Promise<readonly StepUsage[]>;
  /** Ends and removes everything the run has started and made. */
  close(): Promise<void>;
}

/** An engine. */
export interface Engine {
  stamp(input: EngineInput): EngineStamp;
  /** Prepares a run; the work begins with the first step. */
  open(input: EngineInput): EngineRun;
}

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
        "The engine « claude » was asked for, and there is no credential for it.",
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
