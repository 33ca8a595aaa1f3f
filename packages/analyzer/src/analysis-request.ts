/** What an analysis is asked, and what it tells while it runs. */

import type { Course, StepUsage } from "@fondation/course";
import type { AnalysisInput, EngineName } from "@fondation/course/engine";
import type { ModelSettings } from "@fondation/engine-claude";

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

/** A checked-out repository to make a course of. */
export interface AnalyzeRequest extends AnalysisInput {
  readonly engine: EngineName;
  /** Needed by the engine `claude`. */
  readonly model?: ModelSettings;
  onProgress(progress: AnalysisProgress): void;
}

/** A course with the languages its repository is written in, and what a model used for it. */
export type AnalyzedCourse = Course & {
  readonly languages: string[];
  readonly usage?: readonly StepUsage[];
};
