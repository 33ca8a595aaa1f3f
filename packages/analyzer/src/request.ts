/** What an analysis is asked, and what it tells while it runs. */

import type { Language, StepUsage } from "@fondation/course";
import type { ModelSettings } from "./claude/settings.ts";
import type { EngineName } from "./engine.ts";

/** The stages of an analysis, in order. */
export const ANALYSIS_STAGES = [
  "abstractions",
  "relationships",
  "order",
  "chapters",
  "reviews",
  "tutorials",
] as const;

/** One of the six stages. */
export type AnalysisStage = (typeof ANALYSIS_STAGES)[number];

/** Where an analysis stands. */
export interface AnalysisProgress {
  readonly stage: AnalysisStage;
  /** 1…6. */
  readonly step: number;
  readonly documentsDone: number;
  /** 3 + 3·N once N is known; before that, with the N asked for. */
  readonly documentsTotal: number;
  /** The document that was just finished; absent when a stage begins. */
  readonly document?: { readonly slug: string; readonly title: string };
}

/**
 * Results kept across attempts: `<commit>/<engine>@<version>/<language>/<chapters>/<step or slug>@<what it was made from>` → text. Until
 * there is a result, its draft may stand in its place.
 */
export interface Checkpoints {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): Promise<void>;
}

/** A checked-out repository to make a course of. */
export interface AnalyzeRequest {
  /** A Git repository that holds the commit; its work tree is not looked at. */
  readonly checkout: string;
  /** Full SHA. */
  readonly commit: string;
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  readonly engine: EngineName;
  readonly language: Language;
  /** 3…20. */
  readonly chapters: number;
  readonly signal: AbortSignal;
  readonly checkpoints?: Checkpoints;
  onProgress(progress: AnalysisProgress): void;
  /** The directory of the `.wasm` files; the installed packages when absent. */
  readonly grammars?: string;
  /** Needed by the engine `claude`. */
  readonly model?: ModelSettings;
  /** Tells one job from another: a limit of cost holds for all attempts of one job together. */
  readonly job?: string;
  /** US dollars that this job has spent where no checkpoint of this course tells of it: on a commit that is gone since. */
  readonly spentUsd?: number;
  /** Where directories may be made, all removed at the end; the system's temporary directory when absent. */
  readonly scratch?: string;
  /** What a Mermaid parser says against a diagram; undefined when it is fine. Diagrams are not looked at when absent. */
  checkDiagram?(source: string): Promise<string | undefined>;
  /** What a model was asked and gave since the last call. */
  onUsage?(usage: StepUsage): void;
}
