/** Checks the answers of the model with the checks of the course. */

import { cutText } from "@fondation/environment/cut-text";
import type { RepositoryReader } from "@fondation/repository";
import {
  type Abstraction,
  type CourseDocument,
  chapterSlug,
  expectedDocuments,
  type Finding,
  type MarkdownKind,
  type Order,
  orderEntries,
  parseMarkdown,
  type Relationships,
  writeYaml,
  yamlSlug,
} from "@fondation/course";
import { checkDocument, type DraftCourse } from "@fondation/course-checks";
import type { z } from "zod";
import type { AnalysisInput, Outline } from "@fondation/course/engine";
import type { Judgement } from "./judgement.ts";
import type { Answer } from "../request/question.ts";
import { abstractionAt } from "../facts/course-facts.ts";
import { fillExcerpts } from "./excerpts.ts";
import { abstractionsAnswer, orderAnswer, relationshipsAnswer } from "./answer-schemas.ts";

type PlanKind = Parameters<typeof yamlSlug>[0];

export interface Checks {
  abstractions(answer: Answer, wanted: number): Promise<Judgement<readonly Abstraction[]>>;
  relationships(answer: Answer, abstractions: readonly Abstraction[]): Promise<Judgement<Relationships>>;
  order(answer: Answer, abstractions: readonly Abstraction[]): Promise<Judgement<Order>>;
  /** Returns the document as it is stored, with its excerpts filled in. */
  document(
    answer: Answer,
    kind: MarkdownKind,
    outline: Outline,
    position: number,
  ): Promise<Judgement<string>>;
}

/** The checks of one run. `resources` gives access to the files of the commit. */
export function createChecks(
  { language, checkDiagram }: Pick<AnalysisInput, "language" | "checkDiagram">,
  resources: { reader(): Promise<RepositoryReader> },
): Checks {
  const draft = (documents: readonly CourseDocument[], chapters: number): DraftCourse => ({
    language,
    chapters,
    documents,
    expected: [],
  });

  async function judge<Result>(
    result: Result,
    document: CourseDocument,
    known: DraftCourse,
    more: readonly string[] = [],
  ): Promise<Judgement<Result>> {
    const findings = [
      ...more,
      ...(await checkDocument(document, known, await resources.reader())).map(described),
    ];
    return findings.length === 0 ? { result } : { findings };
  }

  return {
    async abstractions(answer, wanted) {
      const read = readAnswer(answer, abstractionsAnswer);
      if ("findings" in read) return read;
      const { abstractions } = read.result;
      const miscounted =
        abstractions.length === wanted
          ? []
          : [`There are ${abstractions.length} abstractions; exactly ${wanted} are asked for.`];
      const document = planDocument("abstractions", abstractions);
      const unknown = await unknownSymbols(abstractions, await resources.reader());
      return judge(abstractions, document, draft([], abstractions.length), [...miscounted, ...unknown]);
    },
    async relationships(answer, abstractions) {
      const read = readAnswer(answer, relationshipsAnswer);
      if ("findings" in read) return read;
      const known = draft([planDocument("abstractions", abstractions)], abstractions.length);
      return judge(read.result, planDocument("relationships", read.result), known);
    },
    async order(answer, abstractions) {
      const read = readAnswer(answer, orderAnswer);
      if ("findings" in read) return read;
      const known = draft([planDocument("abstractions", abstractions)], abstractions.length);
      const document = planDocument("order", { order: orderEntries(read.result) });
      return judge(read.result, document, known);
    },
    async document(answer, kind, outline, position) {
      const content = await fillExcerpts(`${answer.text.trim()}\n`, await resources.reader());
      const names = outline.order.order.map((_, index) => abstractionAt(outline, index + 1).name);
      const title = names[position - 1] ?? "";
      const document = { slug: chapterSlug(kind, position, title), kind, position, title, content };
      const diagrams = checkDiagram === undefined ? [] : await diagramFindings(content, checkDiagram);
      const known = { ...draft([], outline.abstractions.length), expected: expectedDocuments(names) };
      return judge(content, document, known, diagrams);
    },
  };
}

function readAnswer<T>({ structured, text }: Answer, schema: z.ZodType<T>): Judgement<T> {
  if (structured === undefined) {
    const said = cutText(text.replace(/\s+/g, " "), 200);
    return { findings: [`The answer was not given in the form asked for, but as text: ${said}`] };
  }
  const read = schema.safeParse(structured);
  if (read.success) return { result: read.data };
  return { findings: read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
}

/** Symbols that occur in none of the abstraction's files. */
async function unknownSymbols(
  abstractions: readonly Abstraction[],
  repository: RepositoryReader,
): Promise<string[]> {
  const findings: string[] = [];
  for (const { name, file_paths, symbols } of abstractions) {
    const texts = await Promise.all(file_paths.map((path) => repository.readFile(path)));
    for (const symbol of symbols) {
      if (texts.some((text) => text?.includes(symbol))) continue;
      findings.push(`"${name}" lists the symbol ${symbol}, which occurs in none of its files.`);
    }
  }
  return findings;
}

function planDocument(kind: PlanKind, value: unknown): CourseDocument {
  const slug = yamlSlug(kind);
  return { slug, kind, position: 0, title: slug, content: writeYaml(value) };
}

function described({ line, message }: Finding): string {
  return line === undefined ? message : `Line ${line}: ${message}`;
}

async function diagramFindings(
  content: string,
  checkDiagram: (source: string) => Promise<string | undefined>,
): Promise<string[]> {
  const findings: string[] = [];
  for (const node of parseMarkdown(content).children) {
    if (node.type !== "code" || node.lang !== "mermaid") continue;
    const complaint = await checkDiagram(node.value);
    if (complaint === undefined) continue;
    findings.push(
      `Line ${node.position?.start.line ?? 1}: the mermaid diagram cannot be drawn: ${complaint}`,
    );
  }
  return findings;
}
