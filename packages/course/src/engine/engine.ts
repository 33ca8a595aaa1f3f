/** The interface of an engine, which writes the six kinds of documents for a repository. */

import type { Abstraction, EngineStamp, Language, Order, Relationships } from "../contract/index.ts";
import type { StepUsage } from "../usage.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { DraftPlace } from "./draft.ts";

export type EngineName = EngineStamp["name"];

/** The repository of one analysis, and the resources that the engine may use. */
export interface AnalysisInput {
  /** The path of a Git repository with the commit. Its work tree is not read. */
  readonly checkout: string;
  /** The full SHA. */
  readonly commit: string;
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  readonly language: Language;
  /** The number of chapters requested, 3…20. */
  readonly chapters: number;
  readonly signal: AbortSignal;
  /** The directory of the `.wasm.gz` grammars. Absent: those of the installed packages. */
  readonly grammars?: string;
  readonly checkpoints?: Checkpoints;
  /** The id of the job: a cost limit applies to all attempts of one job. */
  readonly job?: string;
  /**
   * US dollars that this job spent on another commit. The checkpoints of this commit do not record
   * them.
   */
  readonly spentUsd?: number;
  /**
   * The parent of an engine's own directories; absent: the system's temporary directory. The engine
   * removes them.
   */
  readonly scratch?: string;
  /**
   * Returns the Mermaid parser's error for a diagram, or undefined. Absent: diagrams are not
   * checked.
   */
  checkDiagram?(source: string): Promise<string | undefined>;
  /** Called with the usage since the last call. */
  onUsage?(usage: StepUsage): void;
}

export interface Discovery {
  readonly abstractions: readonly Abstraction[];
  /** Names as in GitHub Linguist, the language with the most code first. */
  readonly languages: readonly string[];
  /** How many source files the repository has. */
  readonly files: number;
  /** Which source files are not taught and why. Absent when all are. */
  readonly leftOut?: Readonly<Record<Language, string>>;
}

export interface Outline {
  readonly abstractions: readonly Abstraction[];
  readonly relationships: Relationships;
  readonly order: Order;
}

/**
 * One run of an engine on one repository. A result depends only on the input, the earlier results
 * and {@link revision}. Each step may store unfinished work in its `draft`.
 */
export interface EngineRun {
  discover(draft: DraftPlace): Promise<Discovery>;
  relate(discovery: Discovery, draft: DraftPlace): Promise<Relationships>;
  order(discovery: Discovery, relationships: Relationships, draft: DraftPlace): Promise<Order>;
  /** Like the next two, returns the whole Markdown document at a position, 1…N. */
  chapter(outline: Outline, position: number, draft: DraftPlace): Promise<string>;
  review(outline: Outline, position: number, chapter: string, draft: DraftPlace): Promise<string>;
  tutorial(outline: Outline, position: number, review: string, draft: DraftPlace): Promise<string>;
  /** A hash of other inputs of the results, e.g. the prompts. Absent when there are no others. */
  readonly revision?: string;
  /** How many documents of a step may be in progress at once. */
  readonly concurrency: number;
  /**
   * Called at the first failure of a document. The run starts nothing more and finishes what is in
   * progress.
   */
  halt?(failure: unknown): void;
  /** Usage so far by step, earlier attempts included. Absent for an engine without a model. */
  usage?(): Promise<readonly StepUsage[]>;
  /** Stops the run's processes and removes its directories. */
  close(): Promise<void>;
}

export interface Engine {
  readonly stamp: EngineStamp;
  /** Prepares a run. The first step starts the work. */
  open(input: AnalysisInput): EngineRun;
}
