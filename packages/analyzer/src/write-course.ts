/** The six steps, the same for every engine: each result is kept as a checkpoint, each document is reported when it is done. */

import {
  abstractionSchema,
  type Abstraction,
  type CourseDocument,
  chapterSlug,
  courseSize,
  type DocumentKind,
  type EngineStamp,
  expectedSlugs,
  type MarkdownKind,
  type Order,
  orderEntries,
  relationshipsSchema,
  type Relationships,
  writeYaml,
  yamlSlug,
} from "@fondation/course";
import { z } from "zod";
import { mapAtMost } from "./map-at-most.ts";
import type { Discovery, DraftPlace, Engine, EngineRun, Outline } from "@fondation/course/engine";
import { createKeeper } from "./step-checkpoints.ts";
import { SHORTFALL } from "./shortfall.ts";
import {
  ANALYSIS_STAGES,
  type AnalysisStage,
  type AnalyzedCourse,
  type AnalyzeRequest,
} from "./analysis-request.ts";

const discoverySchema = z.object({
  abstractions: z.array(abstractionSchema),
  languages: z.array(z.string()),
  files: z.number(),
}) satisfies z.ZodType<Discovery>;

const orderSchema = z.object({
  order: z.array(z.object({ id: z.number(), reasoning: z.string() })),
}) satisfies z.ZodType<Order>;

const textSchema = z.string().min(1);

/** Runs an engine over a repository. */
export async function writeCourse(engine: Engine, request: AnalyzeRequest): Promise<AnalyzedCourse> {
  const run = engine.open(request);
  try {
    return await runSteps(run, engine.stamp, request);
  } finally {
    await run.close();
  }
}

async function runSteps(
  run: EngineRun,
  stamp: EngineStamp,
  request: AnalyzeRequest,
): Promise<AnalyzedCourse> {
  const keeper = createKeeper(stamp, request, run.revision);
  const report = createReport(request);

  report.stage("abstractions");
  const discovery = await keeper.keep("step1", [], discoverySchema, (draft) => run.discover(draft));
  const chapters = discovery.abstractions.length;
  report.setChapters(chapters);
  report.done(yamlDocument("abstractions", discovery.abstractions));

  report.stage("relationships");
  const { abstractions } = discovery;
  const relationships = await keeper.keep("step2", [abstractions], relationshipsSchema, (draft) =>
    run.relate(discovery, draft),
  );
  report.done(yamlDocument("relationships", relationships));

  report.stage("order");
  const order = await keeper.keep("step3", [abstractions, relationships], orderSchema, (draft) =>
    run.order(discovery, relationships, draft),
  );
  report.done(yamlDocument("order", { order: orderEntries(order) }));

  const outline: Outline = { abstractions, relationships, order };
  const names = teachingNames(discovery.abstractions, order);
  // What each document is written from: the outline, and the one before it of the same chapter.
  const write = (
    kind: MarkdownKind,
    from: readonly string[],
    text: (position: number, source: string, draft: DraftPlace) => Promise<string>,
  ): Promise<string[]> =>
    writeDocuments(kind, names, report.done, run, (slug, position) => {
      const source = from[position - 1] ?? "";
      return keeper.keep(slug, [outline, source], textSchema, (draft) => text(position, source, draft));
    });

  report.stage("chapters");
  const written = await write("chapter", [], (position, _, draft) => run.chapter(outline, position, draft));
  report.stage("reviews");
  const reviews = await write("review", written, (position, chapter, draft) =>
    run.review(outline, position, chapter, draft),
  );
  report.stage("tutorials");
  await write("tutorial", reviews, (position, review, draft) =>
    run.tutorial(outline, position, review, draft),
  );

  const { repository, commit, language } = request;
  const shortfall =
    chapters < request.chapters
      ? { shortfall: SHORTFALL[language](request.chapters, discovery.files, chapters) }
      : {};
  // Reported as they were done; a course has them in the order of the contract.
  const places = new Map(expectedSlugs(names).map((slug, index) => [slug, index]));
  const documents = report.documents.toSorted(
    (a, b) => (places.get(a.slug) ?? 0) - (places.get(b.slug) ?? 0),
  );
  const languages = [...discovery.languages];
  const used = await run.usage?.();
  const usage = used === undefined ? {} : { usage: used };
  return {
    repository,
    commit,
    engine: stamp,
    language,
    chapters,
    ...shortfall,
    documents,
    languages,
    ...usage,
  };
}

async function writeDocuments(
  kind: MarkdownKind,
  names: readonly string[],
  done: (document: CourseDocument) => void,
  run: Pick<EngineRun, "concurrency" | "halt">,
  text: (slug: string, position: number) => Promise<string>,
): Promise<string[]> {
  return mapAtMost(run.concurrency, names, async (title, index) => {
    const position = index + 1;
    const slug = chapterSlug(kind, position, title);
    try {
      const content = await text(slug, position);
      done({ slug, kind, position, title, content });
      return content;
    } catch (error) {
      run.halt?.(error);
      throw error;
    }
  });
}

function teachingNames(abstractions: readonly Abstraction[], { order }: Order): string[] {
  const names = new Map(abstractions.map(({ id, name }) => [id, name]));
  return order.flatMap(({ id }) => names.get(id) ?? []);
}

function yamlDocument(
  kind: Extract<DocumentKind, "abstractions" | "relationships" | "order">,
  value: readonly Abstraction[] | Relationships | { order: unknown },
): CourseDocument {
  const slug = yamlSlug(kind);
  return { slug, kind, position: 0, title: slug, content: writeYaml(value) };
}

function createReport({ chapters, onProgress }: AnalyzeRequest): {
  documents: CourseDocument[];
  stage(stage: AnalysisStage): void;
  setChapters(chapters: number): void;
  done(document: CourseDocument): void;
} {
  const documents: CourseDocument[] = [];
  let stage: AnalysisStage = "abstractions";
  let documentsTotal = courseSize(chapters);
  const tell = (document?: CourseDocument): void =>
    onProgress({
      stage,
      step: ANALYSIS_STAGES.indexOf(stage) + 1,
      documentsDone: documents.length,
      documentsTotal,
      ...(document === undefined ? {} : { document: { slug: document.slug, title: document.title } }),
    });
  return {
    documents,
    stage(next) {
      stage = next;
      tell();
    },
    setChapters(found) {
      documentsTotal = courseSize(found);
    },
    done(document) {
      documents.push(document);
      tell(document);
    },
  };
}
