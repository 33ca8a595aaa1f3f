/** Downloads the course as a PDF and checks its content. */
import { expect, type Locator, type Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { ExpectedCourse } from "../oracle/expected-course.ts";
import { comparable } from "../oracle/rendering.ts";

/** The titles of the three references in pages and tables of contents. */
export const REFERENCES: Readonly<Record<string, string>> = {
  "step1_abstractions.yaml": "Abstractions",
  "step2_relationships.yaml": "Relations",
  "step3_order.yaml": "Ordre des chapitres",
};

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

interface Entry {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly Entry[];
}

/** Milliseconds until a worker has printed a published course, on a busy machine. */
export const PRINTED = 120_000;

/** Expects all documents in the outline of the PDF, each on its own page, in reading order. */
export async function expectPdf(
  page: Page,
  link: Locator,
  expected: ExpectedCourse,
  repositoryKey: string,
): Promise<void> {
  await expect(link).toBeVisible({ timeout: PRINTED });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const bytes = new Uint8Array(await answer.body());
  expect(Buffer.from(bytes.subarray(0, 5)).toString(), "the file's mark").toBe("%PDF-");
  const loading = getDocument({ data: bytes, verbosity: 0 });
  const pdf = await loading.promise;
  try {
    await expectDocuments(pdf, expected);
    await expectCover(pdf, expected, repositoryKey);
    await expectLinks(pdf);
  } finally {
    await loading.destroy();
  }
}

async function expectDocuments(pdf: Pdf, { documents }: ExpectedCourse): Promise<void> {
  const outline = (await pdf.getOutline()) as readonly Entry[];
  // The documents are below the four groups; their own headings are below the documents.
  const entries = outline.flatMap(({ items }) => items);
  expect(
    entries.map(({ title }) => comparable(title)),
    "the documents in the PDF's outline",
  ).toEqual(documents.map(([slug, heading]) => comparable(REFERENCES[slug] ?? heading)));
  const pages = await Promise.all(entries.map(({ dest }) => pageOf(pdf, dest)));
  expect(pages, "the pages that documents begin on").toEqual([...new Set(pages)].toSorted((a, b) => a - b));
  expect(pdf.numPages).toBeGreaterThan(documents.length);
}

async function expectCover(pdf: Pdf, { commit }: ExpectedCourse, repositoryKey: string): Promise<void> {
  const cover = await textOf(pdf, 1);
  for (const fact of [...repositoryKey.split("/"), commit]) expect(cover, "the cover").toContain(fact);
}

/** Every internal link leads to a page of the file. */
async function expectLinks(pdf: Pdf): Promise<void> {
  let inside = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const annotations = (await (await pdf.getPage(number)).getAnnotations()) as { dest?: Entry["dest"] }[];
    for (const { dest } of annotations) {
      if (dest === undefined || dest === null) continue;
      inside += 1;
      expect(await pageOf(pdf, dest), `a link on page ${number}`).toBeGreaterThan(0);
    }
  }
  expect(inside, "links inside the file").toBeGreaterThan(20);
}

/** The index of a destination's page, from 0. */
async function pageOf(pdf: Pdf, dest: Entry["dest"]): Promise<number> {
  const explicit = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
  const [target] = explicit ?? [];
  if (target === undefined) throw new Error(`Nothing in the file is named ${JSON.stringify(dest)}.`);
  return pdf.getPageIndex(target as Parameters<Pdf["getPageIndex"]>[0]);
}

async function textOf(pdf: Pdf, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}
