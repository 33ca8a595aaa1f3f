/**
 * The six steps of a course. Each result has a prompt, facts for the prompt, and a check of the
 * answer.
 */

import {
  chapterSlug,
  closingHeading,
  headingLine,
  type MarkdownKind,
  MIN_CHAPTERS,
  type Order,
  type Relationships,
} from "@fondation/course";
import type { Discovery, DraftPlace, AnalysisInput, EngineRun, Outline } from "@fondation/course/engine";
import type { Author } from "./author.ts";
import { createChecks } from "../answers/answer-checks.ts";
import { abstractionFacts, usesBetween } from "../facts/abstraction-facts.ts";
import { behaviorFacts } from "../facts/behavior-facts.ts";
import {
  abstractionAt,
  abstractionList,
  courseList,
  describe,
  relationshipList,
} from "../facts/course-facts.ts";
import { repositoryFacts } from "../facts/repository-facts.ts";
import {
  abstractionsAnswer,
  jsonSchemaOf,
  orderAnswer,
  relationshipsAnswer,
} from "../answers/answer-schemas.ts";
import type { Task } from "../prompts/task-line.ts";
import type { RunResources } from "./run-resources.ts";

export function createModelSteps(
  input: AnalysisInput,
  resources: RunResources,
  author: Author,
): Omit<EngineRun, "revision" | "concurrency" | "halt" | "usage" | "close"> {
  const { repository, language } = input;
  const checks = createChecks(input, resources);

  async function discover(draft: DraftPlace): Promise<Discovery> {
    const facts = await resources.codeFacts();
    // A small repository has fewer topics than the requested number of chapters.
    const wanted = Math.max(MIN_CHAPTERS, Math.min(input.chapters, facts.topics.length));
    const abstractions = await author.write({
      task: { step: 1, chapters: input.chapters },
      about: "step1_abstractions.yaml",
      prompt: "abstractions",
      values: { repository, chapters: String(wanted), ...repositoryFacts(facts) },
      schema: jsonSchemaOf(abstractionsAnswer),
      draft,
      check: (answer) => checks.abstractions(answer, wanted),
    });
    const { files, languages } = facts.survey;
    return { abstractions, languages, files: files.length };
  }

  async function relate({ abstractions }: Discovery, draft: DraftPlace): Promise<Relationships> {
    return author.write({
      task: { step: 2, chapters: input.chapters },
      about: "step2_relationships.yaml",
      prompt: "relationships",
      values: {
        repository,
        abstractions: abstractionList(abstractions),
        uses: usesBetween(abstractions, await resources.codeFacts()),
      },
      schema: jsonSchemaOf(relationshipsAnswer),
      draft,
      check: (answer) => checks.relationships(answer, abstractions),
    });
  }

  async function order(
    { abstractions }: Discovery,
    relationships: Relationships,
    draft: DraftPlace,
  ): Promise<Order> {
    return author.write({
      task: { step: 3, chapters: input.chapters },
      about: "step3_order.yaml",
      prompt: "order",
      values: {
        repository,
        abstractions: abstractionList(abstractions),
        relationships: relationshipList(relationships),
      },
      schema: jsonSchemaOf(orderAnswer),
      draft,
      check: (answer) => checks.order(answer, abstractions),
    });
  }

  /** The prompt values that all three documents of a chapter share. */
  async function common(kind: MarkdownKind, outline: Outline, position: number) {
    const abstraction = abstractionAt(outline, position);
    const slug = chapterSlug(kind, position, abstraction.name);
    const facts = await resources.codeFacts();
    return {
      slug,
      abstraction,
      values: {
        slug,
        name: abstraction.name,
        heading: headingLine(kind, language, position, abstraction.name),
        closing: closingHeading(kind, language),
        course: courseList(outline, { kind, slug }),
        abstraction: describe(abstraction),
        facts: abstractionFacts(abstraction, facts),
        behavior: behaviorFacts(abstraction, facts),
      },
    };
  }

  return {
    discover,
    relate,
    order,
    async chapter(outline, position, draft) {
      const { slug, abstraction, values } = await common("chapter", outline, position);
      return author.write({
        task: documentTask(4, position, outline),
        about: slug,
        prompt: "chapter",
        values: { ...values, relationships: relationshipList(outline.relationships, abstraction.id) },
        draft,
        check: (answer) => checks.document(answer, "chapter", outline, position),
      });
    },
    async review(outline, position, chapter, draft) {
      const { slug, values } = await common("review", outline, position);
      return author.write({
        task: documentTask(5, position, outline),
        about: slug,
        prompt: "review",
        values: { ...values, chapter },
        draft,
        check: (answer) => checks.document(answer, "review", outline, position),
      });
    },
    async tutorial(outline, position, review, draft) {
      const { slug, values } = await common("tutorial", outline, position);
      return author.write({
        task: documentTask(6, position, outline),
        about: slug,
        prompt: "tutorial",
        values: { ...values, review },
        draft,
        check: (answer) => checks.document(answer, "tutorial", outline, position),
      });
    },
  };
}

function documentTask(step: 4 | 5 | 6, position: number, { abstractions }: Outline): Task {
  return { step, position, chapters: abstractions.length };
}
