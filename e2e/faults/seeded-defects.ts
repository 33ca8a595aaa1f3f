/**
 * Simulates defects of a system: alters the answers of a correct system to the pages and to the
 * queries of the tests.
 */
import type { CourseView, DocumentView, JobView } from "@fondation/backend";
import { renderDocument } from "@fondation/web/rendering";
import type { Page } from "@playwright/test";
import type { CourseFacts } from "../system/contract/backend-facts.ts";

/** Alters the answers of a backend. */
export interface Defect {
  readonly course?: (course: CourseView) => CourseView;
  readonly document?: (document: DocumentView) => DocumentView;
  readonly job?: (job: JobView) => JobView;
}

/** Alters the answers to the tests' queries. */
export function defectiveFacts(facts: CourseFacts, { course, document }: Defect): CourseFacts {
  return {
    course: async (key) => {
      const answer = await facts.course(key);
      return answer === null ? null : (course?.(answer) ?? answer);
    },
    document: async (courseId, slug) => {
      const answer = await facts.document(courseId, slug);
      return answer === null ? null : (document?.(answer) ?? answer);
    },
  };
}

/** The part of a message of Convex's sync protocol with query results. */
interface Transition {
  readonly type: string;
  readonly modifications?: { readonly type: string; value?: unknown }[];
}

/** The documents of a correct course, in its order. */
export type Documents = readonly DocumentView[];

/** Alters the answers to a page. Call it before the page is opened. */
export async function openToDefect(page: Page, defect: Defect, documents: Documents = []): Promise<void> {
  // Without the data in its HTML, the page asks for the course and its documents.
  await page.addInitScript(() => {
    const remove = () => {
      for (const name of ["course", "document"]) document.getElementById(`fondation-${name}`)?.remove();
    };
    new MutationObserver(remove).observe(document, { childList: true, subtree: true });
  });
  await page.route(/\/documents\/[^/]+\/./, async (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname);
    const document = documents.find(({ slug }) => name.endsWith(`/${slug}`));
    const given = document && defect.document?.(document);
    if (given === undefined || given.content === document?.content) return route.continue();
    return route.fulfill({ json: renderDocument(given, materialOf(documents)) });
  });
  await page.routeWebSocket(/\/api\/.*sync/, (toPage) => {
    const toBackend = toPage.connectToServer();
    toBackend.onMessage((text) => {
      const message = JSON.parse(String(text)) as Transition;
      for (const modification of message.modifications ?? []) {
        if (modification.type === "QueryUpdated") modification.value = altered(modification.value, defect);
      }
      toPage.send(JSON.stringify(message));
    });
  });
}

function materialOf(documents: Documents): Parameters<typeof renderDocument>[1] {
  const [abstractions, relationships, order] = ["abstractions", "relationships", "order"].map(
    (kind) => documents.find((document) => document.kind === kind)?.content ?? "",
  );
  return {
    language: "fr",
    references: { abstractions: abstractions ?? "", relationships: relationships ?? "", order: order ?? "" },
    opening: documents.find(({ kind }) => kind === "chapter") ?? null,
  };
}

/** Recognizes the query of a value by the value's shape. */
function altered(value: unknown, { course, job }: Defect): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("documents" in value && "previousCourseId" in value) return course?.(value as CourseView) ?? value;
  if ("jobId" in value && "documentsDone" in value) return job?.(value as JobView) ?? value;
  return value;
}
