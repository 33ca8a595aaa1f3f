/** Draws a Mermaid diagram in a document of its own, with the pages' colours and their sans. */

import "@fontsource/inter/400.css";
import mermaid from "mermaid";
import { THEME_VARIABLES } from "./mermaid-theme.ts";

/** What is drawn. */
export interface DrawingOptions {
  /** Mermaid's source. */
  readonly text: string;
  readonly theme: "light" | "dark";
  /** The diagram's accessible name. */
  readonly label: string;
}

/** The family the labels are measured and shown in. */
export const FAMILY = "Inter";

/**
 * Draws into `canvas`, in the place of what it holds.
 * @throws Error with Mermaid's own message when it cannot read the source, or when there is nothing to see.
 */
export async function drawInto(
  canvas: HTMLElement,
  { text, theme, label }: DrawingOptions,
): Promise<SVGSVGElement> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    look: "classic",
    theme: "base",
    themeVariables: THEME_VARIABLES[theme],
    fontFamily: `${FAMILY}, system-ui, sans-serif`,
    htmlLabels: false,
    // A label interrupts its arrow; half seen through it, the arrow would strike the label out.
    themeCSS: ".edgeLabel rect { opacity: 1; }",
    deterministicIds: true,
    // Some shapes are drawn with chance in them: the same source must give the same picture.
    handDrawnSeed: 1,
  });
  // Labels are measured as they are drawn: the font has to be there before, with the characters that this diagram needs.
  await document.fonts.load(`16px ${FAMILY}`, text).catch(() => undefined);
  const { svg } = await mermaid.render("fondation-drawing", text);
  canvas.innerHTML = svg;
  const drawing = canvas.querySelector("svg");
  if (drawing === null || isBlank(drawing))
    throw new Error("The diagram is empty: there is nothing to draw.");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", label);
  return drawing;
}

function isBlank(drawing: SVGSVGElement): boolean {
  const { width, height } = drawing.getBBox();
  return width === 0 || height === 0;
}
