/** What the analysis thread and the worker say to each other. */
import type { EngineName, ModelFault } from "@fondation/analyzer";
import type { Course, StepUsage, VerificationReport } from "@fondation/course";
import type { Progress } from "../backend/job-backend.ts";
import type { CitedText } from "../publishing/publish.ts";
import type { PlacedDiagram } from "../rendering/diagram-list.ts";
import type { SentModel } from "./model.ts";

/** What is analysed. */
export interface AnalysisRequest {
  /** Holds the repository's `.git`. */
  readonly checkout: string;
  readonly commit: string;
  /** `owner/name`, or `local/name`. */
  readonly repository: string;
  readonly engine: EngineName;
  readonly language: "fr" | "en";
  readonly chapters: number;
  /** Directory of the grammars; the analyzer's own when absent. */
  readonly grammars?: string;
  /** Needed by the engine `claude`. */
  readonly model?: SentModel;
  /** One job, in all its attempts. */
  readonly job?: string;
  /** US dollars that its earlier attempts have spent. */
  readonly spentUsd?: number;
  /** Where the engine may make directories; whoever asks removes it when the thread has ended. */
  readonly scratch?: string;
}

/** A course and whether it is true. */
export interface AnalysisResult {
  readonly course: Course;
  readonly languages: readonly string[];
  readonly report: VerificationReport;
  readonly citations: readonly CitedText[];
  /** Every place of a diagram, in reading order: found here, because parsing all of a course takes its time. */
  readonly diagrams: readonly PlacedDiagram[];
  /** What a model was asked for the course; absent where none was. */
  readonly usage?: readonly StepUsage[];
}

/** How far the analysis is. */
export type AnalysisProgress = Progress;

/** An error on its way between threads: a meant one by its parts, a defect by its text. */
export type SentError =
  | {
      readonly kind: "failure";
      readonly code: string;
      readonly message: string;
      readonly advice: string;
      /** What exactly went wrong with a model. */
      readonly fault?: ModelFault;
      readonly resetAt?: number;
    }
  | {
      readonly kind: "defect";
      readonly text: string;
      /** The system's name for it, where it has one: a full disk is no defect of ours. */
      readonly code?: string;
    };

/** What the thread wants to know. */
export type Question =
  | { readonly type: "getCheckpoint"; readonly id: number; readonly key: string }
  | { readonly type: "putCheckpoint"; readonly id: number; readonly key: string; readonly value: string }
  | { readonly type: "checkDiagram"; readonly id: number; readonly source: string };

/** From the thread. */
export type FromThread =
  | Question
  | { readonly type: "progress"; readonly progress: AnalysisProgress }
  | { readonly type: "usage"; readonly usage: StepUsage }
  | { readonly type: "verifying" }
  | { readonly type: "done"; readonly result: AnalysisResult }
  | { readonly type: "failed"; readonly error: SentError };

/** What it is told. */
export interface Answer {
  readonly type: "answer";
  readonly id: number;
  readonly value: string | undefined;
  /** Why there is no answer, where the analysis must not go on without one. */
  readonly failure?: { readonly code: string; readonly message: string; readonly advice: string };
}

/** To the thread. */
export type ToThread = Answer | { readonly type: "abort" };
