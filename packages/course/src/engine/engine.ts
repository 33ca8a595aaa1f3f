/** The interface of an engine, which writes the six kinds of documents for a repository. */

import type { Abstraction, EngineStamp, Language, Order, Relationships } from "../contract/index.ts";
import type { StepUsage } from "../usage.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { DraftPlace } from "./draft.ts";

export type EngineName = EngineStamp["name"];

/** The repository of one analysis, and the means it may use. */
export interface AnalysisInput {
  /** The path of a Git repository with the commit. Its work tree is not read. */
  readonly checkout: string;
  /** Full SHA. */
  readonly commit: string;
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  readonly language: Language;
  /** The number of chapters requested, 3…20. */
  readonly chapters: number;
  readonly signal: AbortSignal;
  /** The directory of the `.wasm` grammars; absent: those of the installed packages. */
  readonly grammars?: string;
  readonly checkpoints?: Checkpoints;
  /** The id of the job: a cost limit applies to all attempts of one job. */
  readonly job?: string;
  /**
   * US dollars that this job spent on another commit, which the checkpoints of this one do not
   * record.
   */
  readonly spentUsd?: number;
  /**
   * The parent of an engine's own directories; absent: the system's temporary directory. The engine
   * removes them.
   */
  readonly scratch?: string;
  /**
   * Returns a Mermaid parser's complaint about a diagram, or undefined. Absent: diagrams are not
   * checked.
   */
  checkDiagram?(source: string): Promise<string | undefined>;
  /** Called with what was used since the last call. */
  onUsage?(usage: StepUsage): void;
}

/** The result of step 1. */
export interface Discovery {
  readonly abstractions: readonly Abstraction[];
  /** Names as in GitHub Linguist, the language with the most code first. */
  readonly languages: readonly string[];
  /** How many source files the repository has. */
  readonly files: number;
}

/** The results of steps 1 to 3. */
export interface Outline {
  readonly abstractions: readonly Abstraction[];
  readonly relationships: Relationships;
  readonly order: Order;
}

/**
 * One run of an engine on one repository. A result depends on nothing but the input, the earlier
 * results and {@link revision}. Each step may store unfinished work in its `draft`.
 */
export interface EngineRun {
  discover(draft: DraftPlace): Promise<Discovery>;
  relate(discovery: Discovery, draft: DraftPlace): Promise<Relationships>;
  order(discovery: Discovery, relationships: Relationships, draft: DraftPlace): Promise<Order>;
  /** Like the next two, returns the whole Markdown document at a position, 1…N. */
  chapter(outline: Outline, position: number, draft: DraftPlace): Promise<string>;
  review(outline: Outline, position: number, chapter: string, draft: DraftPlace): Promise<string>;
  tutorial(outline: Outline, position: number, review: string, draft: DraftPlace): Promise<string>;
  /** What else the results depend on, e.g. the prompts; absent when there is nothing else. */
  readonly revision?: string;
  /** How many documents of a step may be in progress at once. */
  readonly concurrency: number;
  /**
   * Called at the first failure of a document. The run starts nothing more and finishes what is in
   * progress.
   */
  halt?(failure: unknown): void;
  /** The use so far by step, earlier attempts included; absent for an engine without a model. */
  usage?(): Promise<readonly StepUsage[]>;
  /** Stops the run's processes and removes its directories. */
  close(): Promise<void>;
}

export interface Engine {
  readonly stamp: EngineStamp;
  /** Prepares a run. The work starts with the first step. */
  open(input: AnalysisInput): EngineRun;
}
