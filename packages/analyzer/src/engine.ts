/** What an engine is: something that, given a repository, writes the six kinds of documents. */

import type { Abstraction, EngineStamp, Language, Order, Relationships } from "@fondation/course";
import { FondationError } from "@fondation/environment";

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

/** One engine at work on one repository. Every result must be derivable again from the input and the earlier results. */
export interface EngineRun {
  discover(): Promise<Discovery>;
  relate(discovery: Discovery): Promise<Relationships>;
  order(discovery: Discovery, relationships: Relationships): Promise<Order>;
  /** `position` is 1…N; each returns the whole Markdown document. */
  chapter(outline: Outline, position: number): Promise<string>;
  review(outline: Outline, position: number, chapter: string): Promise<string>;
  tutorial(outline: Outline, position: number, review: string): Promise<string>;
}

/** An engine. */
export interface Engine {
  readonly stamp: EngineStamp;
  /** Prepares a run; the work begins with the first step. */
  open(input: EngineInput): EngineRun;
}

/** Which engine a wish leads to, and why. Throws ENGINE_NOT_BUILT for an engine that does not exist yet. */
export function selectEngine(wish: "auto" | EngineName): { engine: EngineName; reason: string } {
  if (wish === "claude") {
    throw new FondationError({
      code: "ENGINE_NOT_BUILT",
      message: "The engine « claude » was asked for, and it is not built yet.",
      advice: "Use the engine « static », or « auto », which chooses it.",
    });
  }
  return wish === "static"
    ? { engine: "static", reason: "asked for" }
    : { engine: "static", reason: "the only engine built so far" };
}
