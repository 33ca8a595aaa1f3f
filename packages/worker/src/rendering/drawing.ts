/** Draws diagrams in a page of the shared browser. */
import { cutText } from "@fondation/environment/cut-text";
import type { Page } from "@fondation/browser";
import { fulfilledWithin, DeadlineExceeded, withDeadline } from "../time/deadline.ts";
import { CLOSING_MS, TIMEOUTS, type Timeouts } from "./timeouts.ts";
import { SITE } from "./site.ts";
import type { BrowserSession } from "./shared-browser.ts";

/** A diagram in both themes, as SVG documents; or Mermaid's error. */
type Drawing =
  | { readonly light: string; readonly dark: string; readonly complaint?: undefined }
  | { readonly complaint: string };

/** Rejects when the browser fails, but not for an invalid diagram. */
export interface Drawer {
  draw(source: string): Promise<Drawing>;
}

const LONGEST_COMPLAINT = 600;
/** A browser that cannot draw this in time cannot draw anything. */
const TRIVIAL = "flowchart LR\n  a";

/** The first drawing opens the page in the job's session. Each source is drawn once. */
export function createDrawer(session: BrowserSession, label: string, timeouts: Timeouts = TIMEOUTS): Drawer {
  const known = new Map<string, Promise<Drawing>>();
  let page: Promise<Page> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let silent: DeadlineExceeded | undefined;

  /** Draws in the open page. Closes a page that fails or exceeds the time. */
  const drawWithin = async (text: string, milliseconds: number): Promise<Drawing> => {
    page ??= withDeadline(openPage(session), timeouts.openMs, "a page of the browser");
    let own: Page | undefined;
    try {
      own = await page;
      return await withDeadline(own.evaluate(drawInPage, { text, label }), milliseconds, "a drawing");
    } catch (error) {
      page = undefined;
      // The page may still be drawing. The job does not wait for it.
      if (own !== undefined) await fulfilledWithin(own.close(), CLOSING_MS);
      throw own === undefined && error instanceof DeadlineExceeded ? giveUp(error) : error;
    }
  };
  /** Stops using a browser that does not answer: each further diagram would wait as long. */
  const giveUp = (error: DeadlineExceeded): DeadlineExceeded => {
    silent = error;
    session.discardBrowser();
    return error;
  };
  const draw = async (source: string): Promise<Drawing> => {
    if (silent !== undefined) throw silent;
    const { drawMs } = timeouts;
    try {
      return shortened(await drawWithin(source, drawMs));
    } catch (error) {
      if (!(error instanceof DeadlineExceeded) || error === silent) throw error;
    }
    // A stopped or overloaded browser is late with everything. The source is at fault only if the
    // browser still answers.
    await drawWithin(TRIVIAL, timeouts.trivialMs).catch((error: unknown) => {
      throw error instanceof DeadlineExceeded ? giveUp(error) : error;
    });
    return { complaint: `Drawing it took longer than ${drawMs / 1000} s and was given up.` };
  };

  return {
    draw(source) {
      const before = known.get(source);
      if (before !== undefined) return before;
      const own = turn
        .then(() => draw(source))
        .catch((error: unknown) => {
          if (error instanceof DeadlineExceeded) throw error;
          // The second attempt opens a crashed browser again.
          return draw(source);
        });
      turn = own.catch(() => known.delete(source));
      known.set(source, own);
      return own;
    },
  };
}

async function openPage(session: BrowserSession): Promise<Page> {
  const context = await session.context();
  const page = await context.newPage();
  await page.goto(`${SITE}/diagram.html`);
  await page.waitForFunction(() => "fondationDiagram" in window);
  return page;
}

/**
 * Runs in the page. `window.fondationDiagram` is declared in the sources of the pages. Must not
 * contain a named function: bundlers add a helper for those, which the page does not have.
 */
async function drawInPage(request: { text: string; label: string }): Promise<Drawing> {
  try {
    const light = await window.fondationDiagram.draw({ ...request, theme: "light" });
    const dark = await window.fondationDiagram.draw({ ...request, theme: "dark" });
    return { light: light.svg, dark: dark.svg };
  } catch (error) {
    return { complaint: error instanceof Error ? error.message : String(error) };
  }
}

function shortened(drawing: Drawing): Drawing {
  return drawing.complaint === undefined
    ? drawing
    : { complaint: cutText(drawing.complaint.trim(), LONGEST_COMPLAINT) || "Mermaid refuses it." };
}
