/**
 * Writes the true course of a repository from the facts of its code. It uses none of the product's
 * engines, contract or checks, so that the double does not share their mistakes.
 */
import { analyzeCode, type CodeFacts } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import type { TaskLanguage } from "../wire/task.ts";
import { writeDocument } from "./documents.ts";
import { citation, isPlain } from "./markdown.ts";
import { type Words, WORDS } from "./words.ts";

export interface TrueCourse {
  /** `{abstractions}`, `{summary, relationships}` and `{order}`. */
  readonly structured: readonly [Structured, Structured, Structured];
  /** The number of chapters. A small repository has fewer than requested. */
  readonly chapters: number;
  /** The document of step 4, 5 or 6 at position 1…N. Throws for any other position. */
  document(step: number, position: number): string;
}

type Structured = Readonly<Record<string, unknown>>;

export interface CourseSource {
  /** A work tree or a bare repository. */
  readonly checkout: string;
  readonly commit: string;
  readonly chapters: number;
  /** The directory of the parsers' `.wasm.gz` files; the installed packages when absent. */
  readonly grammars?: string;
}

const MOST_SYMBOLS = 12;

/** Reads the code at the commit. Rejects for a repository without source code. */
export async function readFacts({ checkout, commit, chapters, grammars }: CourseSource): Promise<CodeFacts> {
  const { signal } = new AbortController();
  const repository = await openRepository(checkout, commit, signal);
  try {
    const request = { repository, parts: chapters, signal };
    return await analyzeCode(grammars === undefined ? request : { ...request, grammars });
  } finally {
    await repository.close();
  }
}

/** The same facts and language always give the same course. */
export function trueCourse(facts: CodeFacts, language: TaskLanguage): TrueCourse {
  const words = WORDS[language];
  const kinds = { 4: "chapter", 5: "review", 6: "tutorial" } as const;
  return {
    structured: [abstractions(facts, words), relationships(facts, words), order(facts, words)],
    chapters: facts.topics.length,
    document: (step, position) => writeDocument(facts, words, kinds[step as 4 | 5 | 6], position),
  };
}

function abstractions({ topics }: CodeFacts, words: Words): Structured {
  return {
    abstractions: topics.map(({ id, name, files, symbols }) => ({
      id,
      name,
      description: words.description(name),
      file_paths: files.map(({ path }) => path),
      symbols: [...new Set(symbols.map(({ symbol }) => symbol.name))].slice(0, MOST_SYMBOLS),
    })),
  };
}

function relationships({ survey, topics, ties }: CodeFacts, words: Words): Structured {
  return {
    summary: words.repository(survey.files.length, topics.length),
    relationships: ties.map(({ from, to, basis, symbols, evidence }) => ({
      from,
      to,
      label: basis === "use" && symbols[0] !== undefined ? words.use(symbols[0]) : words.neighbour,
      evidence: evidence.filter(({ path }) => isPlain(path)).map(citation),
    })),
  };
}

function order({ placements }: CodeFacts, words: Words): Structured {
  return {
    order: placements.map(({ topic, reason }) => ({ id: topic.id, reasoning: words.reasons[reason] })),
  };
}
