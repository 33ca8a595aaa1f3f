/**
 * The browser's work for one job: checks diagrams while the course is written, draws them all, and
 * prints the course.
 */
import type { Booklet, CheckOutcome, Course, Finding } from "@fondation/course";
import type { Journal } from "../reports/journal.ts";
import { withDeadline } from "../time/deadline.ts";
import type { PlacedDiagram } from "./diagram-list.ts";
import { createDrawer } from "./drawing.ts";
import { TIMEOUTS, type Timeouts } from "./timeouts.ts";
import { printBooklet } from "./print.ts";
import type { BrowserSession, SharedBrowser } from "./shared-browser.ts";

/** A drawn diagram, as SVG documents. */
export interface StoredDiagram {
  /** Mermaid source, as in the documents. */
  readonly source: string;
  readonly light: string;
  readonly dark: string;
}

/** All diagrams of a course, each once, and the check that they can be drawn. */
interface DrawnCourse {
  readonly diagrams: readonly StoredDiagram[];
  readonly outcome: CheckOutcome;
}

/** Why pictures are missing, or null. */
export type RenderingFault = "no-browser" | "browser" | null;

/** Never rejects: without a browser a course has no drawn diagrams and no PDF. */
export interface Rendering {
  /** Mermaid's error. Undefined when the source can be drawn, and without a browser. */
  checkDiagram(source: string): Promise<string | undefined>;
  /** `places`: in reading order. Undefined without a browser. */
  drawDiagrams(places: readonly PlacedDiagram[]): Promise<DrawnCourse | undefined>;
  /** The course as a PDF; undefined without a browser. */
  print(booklet: Booklet): Promise<Uint8Array | undefined>;
  /** Why diagrams or the PDF are missing. */
  fault(): RenderingFault;
  close(): Promise<void>;
}

const CHECK = { id: "G8", title: { fr: "Diagrammes dessinables", en: "Diagrams can be drawn" } } as const;
const LABEL = { fr: "Diagramme", en: "Diagram" } as const;

/** Opens a browser session for a job. The first failure is a warning in the job's log. */
export function renderFor(
  sharedBrowser: SharedBrowser | undefined,
  language: Course["language"],
  journal: Pick<Journal, "write">,
  timeouts: Timeouts = TIMEOUTS,
): Rendering {
  if (sharedBrowser === undefined) return NOTHING;
  const session: BrowserSession = sharedBrowser.openSession();
  const drawer = createDrawer(session, LABEL[language], timeouts);
  const bounded = <Value>(promise: Promise<Value>) => withDeadline(promise, timeouts.wholeMs, "the browser");
  let undrawn = false;
  let warned = false;
  let closed = false;
  const otherwise = (line: "browser.missing" | "booklet.not-printed") => (error: unknown) => {
    if (!warned && !closed)
      journal.write("warn", line, {}, error instanceof Error ? error.message : String(error));
    warned = true;
    return undefined;
  };
  let failed = false;
  const missing = <Value>(made: Value | undefined): Value | undefined => {
    if (made === undefined) failed = true;
    return made;
  };
  const withoutPictures = otherwise("browser.missing");

  return {
    async checkDiagram(source) {
      const drawing = await bounded(drawer.draw(source)).catch(withoutPictures);
      return drawing?.complaint;
    },
    async drawDiagrams(places) {
      const drawn = await bounded(drawAll(places, language, drawer)).catch(withoutPictures);
      undrawn = drawn === undefined;
      return missing(drawn);
    },
    async print(booklet) {
      // The job's log already contains the warning.
      if (undrawn) return undefined;
      return missing(await printBooklet(session, booklet, timeouts).catch(otherwise("booklet.not-printed")));
    },
    fault: () => (failed ? "browser" : null),
    close() {
      // Failures from now on are caused by the closing.
      closed = true;
      return session.close();
    },
  };
}

async function drawAll(
  places: readonly PlacedDiagram[],
  language: Course["language"],
  drawer: ReturnType<typeof createDrawer>,
): Promise<DrawnCourse> {
  const diagrams = new Map<string, StoredDiagram>();
  const findings: Finding[] = [];
  for (const { source, slug, line } of places) {
    const drawing = await drawer.draw(source);
    if (drawing.complaint === undefined) diagrams.set(source, { source, ...drawing });
    else findings.push({ check: CHECK.id, slug, line, message: drawing.complaint });
  }
  const outcome = {
    id: CHECK.id,
    title: CHECK.title[language],
    checked: places.length,
    failed: findings.length,
    findings,
  };
  return { diagrams: [...diagrams.values()], outcome };
}

const NOTHING: Rendering = {
  checkDiagram: async () => undefined,
  drawDiagrams: async () => undefined,
  print: async () => undefined,
  fault: () => "no-browser",
  close: async () => {},
};
