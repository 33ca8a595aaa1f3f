/**
 * Simulates defects of a system: alters the answers of a correct system to the pages and to the
 * queries of the tests.
 */
import type { CourseView, DocumentView, JobView } from "@fondation/backend";
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

/** Alters the answers to a page. Call it before the page is opened. */
export async function openToDefect(page: Page, defect: Defect): Promise<void> {
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

/** Recognizes the query of a value by the value's shape. */
function altered(value: unknown, { course, document, job }: Defect): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("documents" in value && "previousCourseId" in value) return course?.(value as CourseView) ?? value;
  if ("content" in value && "slug" in value) return document?.(value as DocumentView) ?? value;
  if ("jobId" in value && "documentsDone" in value) return job?.(value as JobView) ?? value;
  return value;
}
