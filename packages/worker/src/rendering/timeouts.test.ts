/**
 * Browsers that do not answer: a stopped browser, as on an overloaded machine, and a browser with
 * Mermaid in an endless loop.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Course } from "@fondation/course";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { createTestLog } from "../testing/test-log.ts";
import { diagramsIn } from "./diagram-list.ts";
import { type Rendering, renderFor } from "./rendering.ts";
import { createSharedBrowser, type SharedBrowser } from "./shared-browser.ts";
import { browserProcesses, stopBrowser } from "./testing/browser-processes.ts";
import { TIMEOUTS, type Timeouts } from "./timeouts.ts";

// A bound for browsers that hang, not a measure.
vi.setConfig({ testTimeout: 120_000 });

/** For a browser that never answers. No result depends on how short the times are. */
const SHORT = { openMs: 100, drawMs: 50, trivialMs: 50, printMs: 100, wholeMs: 20_000 };
/** Draws everything at once, except a diagram that loops forever. */
const SCRIPT = `
  window.fondationDiagram = {
    async draw({ text }) {
      while (text.includes("busy"));
      return { svg: "<svg/>", width: 1, height: 1 };
    },
  };
  window.fondationBooklet = { show: async () => {} };
`;

let scratch: ReturnType<typeof createScratch>;
let sharedBrowser: SharedBrowser;
let written: string[];
let taken: Rendering[];
beforeEach(() => {
  scratch = createScratch();
  written = [];
  taken = [];
  const pages = join(scratch.path, "pages");
  mkdirSync(pages);
  for (const name of ["diagram.html", "booklet.html"])
    writeFileSync(join(pages, name), '<script src="/page.js"></script>');
  writeFileSync(join(pages, "page.js"), SCRIPT);
  sharedBrowser = createSharedBrowser(
    { pages, source: process.env },
    join(scratch.path, "browser"),
    createTestLog().log,
  );
});
afterEach(async () => {
  // A stopped browser is killed only after some seconds. One that continues closes at once.
  for (const pid of browserProcesses(scratch.path)) process.kill(pid, "SIGCONT");
  await Promise.all(taken.map((rendering) => rendering.close()));
  await sharedBrowser.close();
  expect(browserProcesses(scratch.path)).toEqual([]);
  scratch[Symbol.dispose]();
});

const journal = { write: (level: string, code: string) => void written.push(`${level} ${code}`) };

function take(timeouts: Timeouts = TIMEOUTS): Rendering {
  const rendering = renderFor(sharedBrowser, "fr", journal, timeouts);
  taken.push(rendering);
  return rendering;
}

function courseWith(...sources: string[]): Course {
  const content = sources.map((source) => `\`\`\`mermaid\n${source}\n\`\`\`\n`).join("\n");
  const document = { slug: "chapters/chapter_01_x.md", kind: "chapter", position: 1, title: "Un", content };
  const engine = { name: "static", version: "1" } as const;
  const commit = "a".repeat(40);
  const documents = [document as Course["documents"][number]];
  return { repository: "ada/engine", commit, engine, language: "fr", chapters: 1, documents };
}

const placesIn = (...sources: string[]) => diagramsIn(courseWith(...sources));
const booklet = (course: Course) => ({ ...course, madeAt: 0, citations: 0, diagrams: [] });

test("a browser that stops between two drawings: no diagrams, no PDF, one warning", async () => {
  const timeouts = { ...TIMEOUTS };
  const rendering = take(timeouts);
  expect(await rendering.checkDiagram("flowchart LR\n  b --> a")).toBeUndefined();
  stopBrowser(scratch.path);
  // Only from now on: a browser that answers may need longer.
  Object.assign(timeouts, SHORT);
  // Only one diagram: a second one would fail in any case, because no page can be opened.
  const course = courseWith("flowchart LR\n  c");
  expect(await rendering.drawDiagrams(diagramsIn(course))).toBeUndefined();
  expect(await rendering.checkDiagram("flowchart LR\n  e")).toBeUndefined();
  expect(await rendering.print(booklet(course))).toBeUndefined();
  expect(written).toEqual(["warn browser.missing"]);
});

test("a browser that stops before a job's first page: no PDF, no diagrams, one warning", async () => {
  await sharedBrowser.openSession().context();
  stopBrowser(scratch.path);
  const rendering = take(SHORT);
  const course = courseWith("flowchart LR\n  c");
  expect(await rendering.print(booklet(course))).toBeUndefined();
  expect(await rendering.drawDiagrams(diagramsIn(course))).toBeUndefined();
  expect(written).toHaveLength(1);
});

test("the job after one whose browser stopped gets another browser", async () => {
  await take().checkDiagram("flowchart LR\n  a");
  const [first] = browserProcesses(scratch.path);
  stopBrowser(scratch.path);
  expect(await take(SHORT).drawDiagrams(placesIn("flowchart LR\n  b"))).toBeUndefined();
  const drawn = await take().drawDiagrams(placesIn("flowchart LR\n  b"));
  expect(drawn?.diagrams).toHaveLength(1);
  await vi.waitUntil(() => !browserProcesses(scratch.path).includes(first ?? 0), { timeout: 30_000 });
});

test("a browser that stops before printing: no PDF, one warning", async () => {
  const course = courseWith("flowchart LR\n  a");
  const printed = await take().print(booklet(course));
  expect(Buffer.from(printed ?? []).toString("latin1", 0, 5)).toBe("%PDF-");
  stopBrowser(scratch.path);
  expect(await take(SHORT).print(booklet(course))).toBeUndefined();
  expect(written).toEqual(["warn booklet.not-printed"]);
});

test("an endless diagram in a browser that answers is a finding; the others are drawn", async () => {
  // Short only for the first diagram, which is never drawn.
  const limits = [100, TIMEOUTS.drawMs];
  const rendering = take({
    ...TIMEOUTS,
    get drawMs() {
      return limits.shift() ?? TIMEOUTS.drawMs;
    },
  });
  const drawn = await rendering.drawDiagrams(placesIn("flowchart LR\n  busy", "flowchart LR\n  a"));
  expect(drawn?.outcome).toMatchObject({
    checked: 2,
    failed: 1,
    findings: [{ check: "G8", line: 1, message: expect.stringContaining("took longer than 0.1 s") }],
  });
  expect(drawn?.diagrams.map(({ source }) => source)).toEqual(["flowchart LR\n  a"]);
  expect(written).toEqual([]);
});
