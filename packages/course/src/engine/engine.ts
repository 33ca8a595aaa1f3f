/** What an engine is: something that, given a repository, writes the six kinds of documents. */

import type { Abstraction, EngineStamp, Language, Order, Relationships } from "../contract/index.ts";
import type { StepUsage } from "../usage.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { DraftPlace } from "./draft.ts";

/** The engines there are. */
export type EngineName = EngineStamp["name"];

/** One analysis: the repository to make a course of, and what it may use. */
export interface AnalysisInput {
  /** A Git repository that holds the commit; its work tree is not read. */
  readonly checkout: string;
  /** Full SHA. */
  readonly commit: string;
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  readonly language: Language;
  /** The number of chapters asked for, 3…20. */
  readonly chapters: number;
  readonly signal: AbortSignal;
  /** The directory of the `.wasm` files; the installed packages when absent. */
  readonly grammars?: string;
  readonly checkpoints?: Checkpoints;
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
  /** How many source files the repository has. */
  readonly files: number;
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
  readonly stamp: EngineStamp;
  /** Prepares a run; the work begins with the first step. */
  open(input: AnalysisInput): EngineRun;
}
