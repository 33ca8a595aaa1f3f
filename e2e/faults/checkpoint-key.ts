/**
 * The key under which a worker stores a chapter of the static engine. It contains a hash of the
 * outline that the chapter was written from.
 */
import { createHash } from "node:crypto";
import { parse } from "yaml";

/** A course and the settings of its job. */
export interface CourseOutline {
  readonly commit: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly language: string;
  readonly chapters: number;
  document(slug: string): Promise<string>;
}

export async function chapterCheckpointKey(course: CourseOutline, slug: string): Promise<string> {
  const { commit, engine, language, chapters } = course;
  const abstractions: unknown = parse(await course.document("step1_abstractions.yaml"));
  const relationships: unknown = parse(await course.document("step2_relationships.yaml"));
  const { order } = parse(await course.document("step3_order.yaml")) as {
    readonly order: readonly { readonly id: number; readonly reasoning: string }[];
  };
  const taught = order.map(({ id, reasoning }) => ({ id, reasoning }));
  // A chapter follows from the outline alone, without the texts of earlier chapters.
  const inputs = [{ abstractions, relationships, order: { order: taught } }, ""];
  const revision = createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, 12);
  return `${commit}/${engine.name}@${engine.version}/${language}/${chapters}/${slug}@${revision}`;
}
