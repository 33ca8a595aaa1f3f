/** Draws diagrams in a page of the studio. */
import { setTimeout } from "node:timers/promises";
import type { Page } from "@fondation/browser";
import { fulfilledWithin } from "../backend/within.ts";
import { SITE } from "./site.ts";
import type { Seat } from "./studio.ts";

/** A diagram in both themes, as whole SVG documents; or what Mermaid says against it. */
type Drawing =
  | { readonly light: string; readonly dark: string; readonly complaint?: undefined }
  | { readonly complaint: string };

/** What draws. Rejects when the browser, not the diagram, is at fault. */
export interface Drawer {
  draw(source: string): Promise<Drawing>;
}

/** A drawing takes a tenth of a second; Mermaid can be kept busy for ever by a few lines. */
const PATIENCE_MS = 20_000;
const CLOSING_MS = 1_000;
const LONGEST_COMPLAINT = 600;

/** Opens the drawing page in a job's seat with the first drawing. A diagram is drawn once, however often it is asked for. */
export function createDrawer(seat: Seat, label: string, patienceMs = PATIENCE_MS): Drawer {
  const known = new Map<string, Promise<Drawing>>();
  let page: Promise<Page> | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const draw = async (source: string): Promise<Drawing> => {
    page ??= openPage(seat);
    const own = await page.catch((error: unknown) => {
      page = undefined;
      throw error;
    });
    const late = new AbortController();
    const drawn = own.evaluate(drawInPage, { text: source, label });
    try {
      const outcome = await Promise.race([drawn, setTimeout(patienceMs, undefined, late)]);
      if (outcome !== undefined) return shortened(outcome);
    } catch (error) {
      page = undefined;
      throw error;
    } finally {
      late.abort();
    }
    // What is still being drawn there keeps the page busy: the next diagram gets another one.
    drawn.catch(() => {});
    page = undefined;
    await fulfilledWithin(own.close(), CLOSING_MS);
    return { complaint: `Drawing it took longer than ${patienceMs / 1000} s and was given up.` };
  };

  return {
    draw(source) {
      const before = known.get(source);
      if (before !== undefined) return before;
      // A browser that has crashed is opened again; one that cannot be opened does not open the second time either.
      const own = turn.then(() => draw(source)).catch(() => draw(source));
      turn = own.catch(() => known.delete(source));
      known.set(source, own);
      return own;
    },
  };
}

async function openPage(seat: Seat): Promise<Page> {
  const context = await seat.context();
  const page = await context.newPage();
  await page.goto(`${SITE}/diagram.html`);
  await page.waitForFunction(() => "fondationDiagram" in window);
  return page;
}

/** Runs in the page, whose `window.fondationDiagram` the pages' own sources declare. It must not name a function: bundlers mark those with a helper that is not there. */
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
    : { complaint: drawing.complaint.trim().slice(0, LONGEST_COMPLAINT) || "Mermaid refuses it." };
}
