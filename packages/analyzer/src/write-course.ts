/**
 * The six steps, the same for every engine. Each result is a checkpoint; each finished document is
 * reported.
 */

import {
  abstractionSchema,
  type Abstraction,
  type CourseDocument,
  chapterSlug,
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
import { createStepCheckpoints } from "./step-checkpoints.ts";
import { SHORTFALL } from "./shortfall.ts";
import type { AnalyzedCourse, AnalyzeRequest } from "./analysis-request.ts";
import { createProgressReport } from "./progress-report.ts";

const discoverySchema = z.object({
  abstractions: z.array(abstractionSchema),
  languages: z.array(z.string()),
  files: z.number(),
  leftOut: z.strictObject({ fr: z.string(), en: z.string() }).exactOptional(),
}) satisfies z.ZodType<Discovery>;

const orderSchema = z.object({
  order: z.array(z.object({ id: z.number(), reasoning: z.string() })),
}) satisfies z.ZodType<Order>;

const textSchema = z.string().min(1);

/**
 * Writes a course with an engine. Throws what the engine and the checkpoints throw, and the
 * signal's reason.
 */
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
  const checkpoints = createStepCheckpoints(stamp, request, run.revision);
  const report = createProgressReport(request);

  report.beginStage("abstractions");
  const discovery = await checkpoints.loadOrMake("step1", [], discoverySchema, (draft) =>
    run.discover(draft),
  );
  const chapters = discovery.abstractions.length;
  report.setChapters(chapters);
  report.add(yamlDocument("abstractions", discovery.abstractions));

  report.beginStage("relationships");
  const { abstractions } = discovery;
  const relationships = await checkpoints.loadOrMake("step2", [abstractions], relationshipsSchema, (draft) =>
    run.relate(discovery, draft),
  );
  report.add(yamlDocument("relationships", relationships));

  report.beginStage("order");
  const order = await checkpoints.loadOrMake("step3", [abstractions, relationships], orderSchema, (draft) =>
    run.order(discovery, relationships, draft),
  );
  report.add(yamlDocument("order", { order: orderEntries(order) }));

  const outline: Outline = { abstractions, relationships, order };
  const names = teachingNames(discovery.abstractions, order);
  // Each document depends on the outline and on the earlier document of the same chapter.
  const write = (
    kind: MarkdownKind,
    from: readonly string[],
    text: (position: number, source: string, draft: DraftPlace) => Promise<string>,
  ): Promise<string[]> =>
    writeDocuments(kind, names, report.add, run, (slug, position) => {
      const source = from[position - 1] ?? "";
      return checkpoints.loadOrMake(slug, [outline, source], textSchema, (draft) =>
        text(position, source, draft),
      );
    });

  report.beginStage("chapters");
  const written = await write("chapter", [], (position, _, draft) => run.chapter(outline, position, draft));
  report.beginStage("reviews");
  const reviews = await write("review", written, (position, chapter, draft) =>
    run.review(outline, position, chapter, draft),
  );
  report.beginStage("tutorials");
  await write("tutorial", reviews, (position, review, draft) =>
    run.tutorial(outline, position, review, draft),
  );

  const { repository, commit, language } = request;
  const shortfall =
    chapters < request.chapters
      ? { shortfall: SHORTFALL[language](request.chapters, discovery.files, chapters) }
      : {};
  // The report has them in the order in which they were finished.
  const positions = new Map(expectedSlugs(names).map((slug, index) => [slug, index]));
  const documents = report.documents.toSorted(
    (a, b) => (positions.get(a.slug) ?? 0) - (positions.get(b.slug) ?? 0),
  );
  const languages = [...discovery.languages];
  const { leftOut } = discovery;
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
    ...(leftOut === undefined ? {} : { leftOut }),
    ...usage,
  };
}

async function writeDocuments(
  kind: MarkdownKind,
  names: readonly string[],
  add: (document: CourseDocument) => void,
  run: Pick<EngineRun, "concurrency" | "halt">,
  text: (slug: string, position: number) => Promise<string>,
): Promise<string[]> {
  return mapAtMost(run.concurrency, names, async (title, index) => {
    const position = index + 1;
    const slug = chapterSlug(kind, position, title);
    try {
      const content = await text(slug, position);
      add({ slug, kind, position, title, content });
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
