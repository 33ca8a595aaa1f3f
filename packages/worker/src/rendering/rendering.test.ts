import type { Course, CourseDocument } from "@fondation/course";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { createTestLog } from "../testing/test-log.ts";
import { diagramsIn } from "./diagram-list.ts";
import { createDrawer } from "./drawing.ts";
import { type Rendering, renderFor } from "./rendering.ts";
import { createSharedBrowser, type SharedBrowser } from "./shared-browser.ts";
import { SITE } from "./site.ts";
import { builtPages } from "./testing/pages.ts";
import { TIMEOUTS } from "./timeouts.ts";

// A bound for browsers that hang, not a measure.
vi.setConfig({ testTimeout: 60_000 });

const scratch = createScratch();
const log = createTestLog();
let pages: string;
let sharedBrowser: SharedBrowser;
beforeAll(async () => {
  pages = await builtPages();
  sharedBrowser = createSharedBrowser({ pages, source: process.env }, scratch.path, log.log);
}, 240_000);
afterAll(async () => {
  await sharedBrowser.close();
  scratch[Symbol.dispose]();
});

let written: string[];
let rendering: Rendering;
const journal = { write: (level: string, code: string) => void written.push(`${level} ${code}`) };
beforeEach(() => {
  written = [];
  rendering = renderFor(sharedBrowser, "fr", journal);
});
afterEach(() => rendering.close());

const GOOD = 'flowchart LR\n  a["Œuvre"] -->|"lit"| b(["Dépôt"])';
const OTHER = "sequenceDiagram\n  A->>B: bonjour";
const BAD = "flowchart LR\n  a --> (";
const fence = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\`\n`;

function chapter(position: number, content: string): CourseDocument {
  const slug = `chapters/chapter_0${position}_x.md`;
  return { slug, kind: "chapter", position, title: `Partie ${position}`, content };
}

function course(...contents: string[]): Course {
  return {
    repository: "ada/engine",
    commit: "a".repeat(40),
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: contents.length,
    documents: contents.map((content, index) => chapter(index + 1, content)),
  };
}

const placesIn = (...contents: string[]) => diagramsIn(course(...contents));

test("every diagram is drawn once per theme, also inside an answer", async () => {
  const answer = `\`\`\`\`answer\n${fence(OTHER)}\`\`\`\``;
  const drawn = await rendering.drawDiagrams(
    placesIn(`# Un\n\n${fence(GOOD)}`, `# Deux\n\n${fence(GOOD)}\n${answer}\n`),
  );
  expect(drawn?.outcome).toMatchObject({ id: "G8", checked: 3, failed: 0, findings: [] });
  expect(drawn?.diagrams.map(({ source }) => source)).toEqual([GOOD, OTHER]);
  for (const { light, dark } of drawn?.diagrams ?? []) {
    expect(light).not.toBe(dark);
    for (const svg of [light, dark]) expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  }
  expect(written).toEqual([]);
});

test("a drawing is self-contained, and the same for the same source", async () => {
  const draw = async () => (await rendering.drawDiagrams(placesIn(fence(GOOD))))?.diagrams[0]?.light ?? "";
  const svg = await draw();
  expect(svg).toMatch(/<svg [^>]*width="\d+"/);
  expect(svg).toContain("Œuvre");
  expect(svg).toContain("src:url(data:font/woff2;base64,");
  expect(svg.replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:|<script|<foreignObject/);
  await rendering.close();
  rendering = renderFor(sharedBrowser, "fr", journal);
  expect(await draw()).toBe(svg);
  const context = await sharedBrowser.openSession().context();
  const page = await context.newPage();
  await page.setContent(`<img src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
  const size = await page.locator("img").evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(Math.min(...size)).toBeGreaterThan(50);
  await context.close();
});

test("a diagram that Mermaid refuses is a finding at each of its places", async () => {
  const drawn = await rendering.drawDiagrams(
    placesIn(`# Un\n\n${fence(BAD)}`, `# Deux\n\n${fence(GOOD)}\n${fence(BAD)}`),
  );
  expect(drawn?.outcome).toMatchObject({ checked: 3, failed: 2 });
  expect(drawn?.outcome.findings).toMatchObject([
    {
      check: "G8",
      slug: "chapters/chapter_01_x.md",
      line: 3,
      message: expect.stringContaining("Parse error on line 2"),
    },
    { check: "G8", slug: "chapters/chapter_02_x.md", line: 8 },
  ]);
  expect(drawn?.diagrams.map(({ source }) => source)).toEqual([GOOD]);
});

test("an empty diagram is refused", async () => {
  expect(await rendering.checkDiagram("flowchart LR")).toContain("empty");
});

test("Mermaid's error is known while the course is written", async () => {
  expect(await rendering.checkDiagram(BAD)).toContain("Parse error");
  expect(await rendering.checkDiagram(GOOD)).toBeUndefined();
});

test("an endless diagram is abandoned, and the next one is drawn in a new page", async () => {
  const session = sharedBrowser.openSession();
  const context = await session.context();
  const impatient = createDrawer(session, "Diagramme", { ...TIMEOUTS, drawMs: 1 });
  expect((await impatient.draw(GOOD)).complaint).toContain("took longer");
  // The busy page is closed. The page of the trivial drawing stays open for the next diagram.
  await vi.waitUntil(() => context.pages().length === 1, { timeout: 30_000 });
  const patient = createDrawer(session, "Diagramme");
  expect((await patient.draw(GOOD)).complaint).toBeUndefined();
  await session.close();
});

test("a course becomes a tagged PDF with an outline", async () => {
  const printed = course(`# Chapitre 1 : Un\n\n${fence(GOOD)}`);
  const booklet = await rendering.print({ ...printed, madeAt: 0, citations: 3, diagrams: [] });
  const text = Buffer.from(booklet ?? []).toString("latin1");
  expect(text.slice(0, 5)).toBe("%PDF-");
  expect(text).toContain("/Outlines");
  expect(text).toContain("/MarkInfo");
  expect(written).toEqual([]);
});

test("a drawing page runs no inline script and no script of a data address", async () => {
  const session = sharedBrowser.openSession();
  const page = await (await session.context()).newPage();
  for (const name of ["diagram.html", "booklet.html"]) {
    await page.goto(`${SITE}/${name}`);
    const ran = await page.evaluate(async () => {
      const inline = document.createElement("script");
      inline.textContent = "window.name = 'ran'";
      document.body.append(inline);
      const { promise, resolve } = Promise.withResolvers<void>();
      const loaded = document.createElement("script");
      loaded.src = "data:text/javascript,window.name='ran'";
      loaded.onload = loaded.onerror = () => resolve();
      document.body.append(loaded);
      await promise;
      return window.name;
    });
    expect(ran, name).toBe("");
  }
  await session.close();
});

test("a job that is closed while it draws writes no warning", async () => {
  const drawing = rendering.drawDiagrams(placesIn(fence(GOOD), fence(OTHER)));
  await rendering.close();
  expect(await drawing).toBeUndefined();
  expect(written).toEqual([]);
});

test("without a browser nothing is drawn, with one warning", async () => {
  const none = createSharedBrowser({ pages, source: { FONDATION_CHROMIUM: "/gone" } }, scratch.path, log.log);
  const without = renderFor(none, "fr", journal);
  const printed = course(fence(BAD));
  expect(await without.checkDiagram(BAD)).toBeUndefined();
  expect(await without.drawDiagrams(diagramsIn(printed))).toBeUndefined();
  expect(await without.print({ ...printed, madeAt: 0, citations: 0, diagrams: [] })).toBeUndefined();
  await without.close();
  expect(written).toEqual(["warn browser.missing"]);
});
