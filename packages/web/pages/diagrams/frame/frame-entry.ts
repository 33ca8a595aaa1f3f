/**
 * Draws Mermaid diagrams, in two places. In the sandboxed frame of a page: one diagram, whose size it reports; it may use inline styles, as
 * Mermaid must, and can reach nothing: no network, no storage, no cookie, no access to the page. And in the worker's browser, where
 * `window.fondationDiagram` makes the pictures that are stored with a course.
 */

import "./frame.css";
import { drawInto } from "./mermaid-drawing.ts";
import { type DrawRequest, type FrameReport, readDrawRequest } from "./frame-messages.ts";
import { drawPicture } from "./svg-picture.ts";
import { cssWidth, smallestWidth } from "./picture-width.ts";

declare global {
  interface Window {
    /** What the worker calls. */
    fondationDiagram: { draw(options: Omit<DrawRequest, "type">): ReturnType<typeof drawPicture> };
  }
}

/** Width that every frame has, on the narrowest screen: a drawing that fits in it never scrolls. CSS pixels. */
const NARROWEST_FRAME = 250;

function report(message: FrameReport): void {
  window.parent.postMessage(message, "*");
}

function canvas(): HTMLElement {
  const element = document.getElementById("fondation-diagram");
  if (element === null) throw new Error("The diagram frame has lost its canvas.");
  return element;
}

function heightOf(element: HTMLElement): number {
  return Math.ceil(element.getBoundingClientRect().height);
}

/** Lets the drawing shrink to the frame, but not until it is unreadable; returns its smallest width, in CSS pixels. */
function fit(svg: SVGSVGElement): number {
  const width = svg.viewBox.baseVal.width;
  svg.removeAttribute("height");
  svg.style.maxWidth = "none";
  svg.style.width = cssWidth(width);
  return smallestWidth(width);
}

async function draw(request: DrawRequest): Promise<void> {
  document.documentElement.dataset.theme = request.theme;
  const target = canvas();
  const drawing = await drawInto(target, request);
  // Decided once, and not as the frame changes: a browser tells a frame that is out of sight of no change of its size.
  target.tabIndex = fit(drawing) > NARROWEST_FRAME ? 0 : -1;
  report({ type: "drawn", height: heightOf(target) });
}

let latest = 0;

window.addEventListener("message", (event) => {
  const request = event.source === window.parent ? readDrawRequest(event.data) : undefined;
  if (request === undefined) return;
  latest += 1;
  const own = latest;
  draw(request).catch((error: unknown) => {
    if (own === latest)
      report({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
  });
});

new ResizeObserver(() => {
  const target = canvas();
  if (target.childElementCount === 0) return;
  report({ type: "size", height: heightOf(target) });
}).observe(canvas());

let drawn: Promise<unknown> = Promise.resolve();
window.fondationDiagram = {
  draw(options) {
    // The canvas is one: a drawing begins when the one before has ended.
    const picture = drawn.then(() => drawPicture(canvas(), options));
    drawn = picture.catch(() => undefined);
    return picture;
  },
};

report({ type: "ready" });
