/**
 * Runs inside the sandboxed frame: draws one Mermaid diagram and reports its size. It may use inline styles, as Mermaid
 * must, and can reach nothing: no network, no storage, no cookie, no access to the page.
 */

import "@fontsource-variable/inter/wght.css";
import "./frame.css";
import mermaid from "mermaid";
import { type DrawRequest, type FrameReport, readDrawRequest } from "./messages.ts";
import { THEME_VARIABLES } from "./theme.ts";

/** Width that every frame has, on the narrowest screen: a drawing that fits in it never scrolls. CSS pixels. */
const NARROWEST_FRAME = 250;
/** A diagram is never shrunk below this share of its natural width: it scrolls instead. */
const SMALLEST_SCALE = 0.6;

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
  const smallest = Math.round(width * SMALLEST_SCALE);
  svg.removeAttribute("height");
  svg.style.maxWidth = "none";
  svg.style.width = `max(min(100%, ${width}px), ${smallest}px)`;
  return smallest;
}

async function draw({ text, theme, label }: DrawRequest): Promise<void> {
  document.documentElement.dataset.theme = theme;
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    look: "classic",
    theme: "base",
    themeVariables: THEME_VARIABLES[theme],
    fontFamily: "Inter Variable, system-ui, sans-serif",
    htmlLabels: false,
  });
  await document.fonts.load("16px 'Inter Variable'").catch(() => undefined);
  const { svg } = await mermaid.render("fondation-drawing", text);
  const target = canvas();
  target.innerHTML = svg;
  const drawing = target.querySelector("svg");
  if (drawing === null) throw new Error("Mermaid drew nothing.");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", label);
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

report({ type: "ready" });
