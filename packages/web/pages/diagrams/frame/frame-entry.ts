/**
 * Draws Mermaid diagrams in two places. In the sandboxed frame of a page it draws one diagram and
 * reports its size. The frame may use inline styles, which Mermaid needs, and has no network,
 * storage, cookies or access to the page. In the browser of the worker, `window.fondationDiagram`
 * draws the pictures that are stored with a course.
 */

import "./frame.css";
import { drawInto } from "./mermaid-drawing.ts";
import { type DrawRequest, type FrameReport, readDrawRequest } from "./frame-messages.ts";
import { drawPicture } from "./svg-picture.ts";
import { cssWidth, smallestWidth } from "./picture-width.ts";

declare global {
  interface Window {
    fondationDiagram: { draw(options: Omit<DrawRequest, "type">): ReturnType<typeof drawPicture> };
  }
}

/** The smallest width of a frame on any screen, in CSS pixels. Narrower drawings never scroll. */
const NARROWEST_FRAME = 250;

function report(message: FrameReport): void {
  window.parent.postMessage(message, "*");
}

function canvas(): HTMLElement {
  const element = document.getElementById("fondation-diagram");
  if (element === null) throw new Error("diagram.html has no canvas.");
  return element;
}

function heightOf(element: HTMLElement): number {
  return Math.ceil(element.getBoundingClientRect().height);
}

/**
 * Shrinks the drawing to the frame as long as it stays readable. Returns its smallest width in CSS
 * pixels.
 */
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
  // Decided once: a browser does not report size changes to a frame that is out of view.
  target.tabIndex = fit(drawing) > NARROWEST_FRAME ? 0 : -1;
  report({ type: "drawn", height: heightOf(target) });
}

let latest = 0;

window.addEventListener("message", (event) => {
  const request = event.source === window.parent ? readDrawRequest(event.data) : undefined;
  if (request === undefined) return;
  latest += 1;
  const current = latest;
  draw(request).catch((error: unknown) => {
    if (current === latest)
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
    // There is only one canvas, so a drawing starts when the previous one has ended.
    const picture = drawn.then(() => drawPicture(canvas(), options));
    drawn = picture.catch(() => undefined);
    return picture;
  },
};

report({ type: "ready" });
