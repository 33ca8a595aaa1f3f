/** Draws a Mermaid diagram with the colors and the sans-serif font of the pages. */

import "@fontsource/inter/400.css";
import mermaid from "mermaid";
import { THEME_VARIABLES } from "./mermaid-theme.ts";

export interface DrawingOptions {
  readonly text: string;
  readonly theme: "light" | "dark";
  /** The diagram's accessible name. */
  readonly label: string;
}

/** The font in which labels are measured and shown. */
export const FAMILY = "Inter";

/**
 * Draws into `canvas` and replaces its content.
 *
 * @throws Error with the message of Mermaid for an invalid source, or for an empty drawing.
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
    // The label covers its arrow. Mermaid makes it transparent, so the arrow would cross the text.
    themeCSS: ".edgeLabel rect { opacity: 1; }",
    deterministicIds: true,
    // Some shapes use random numbers, but the same source must give the same picture.
    handDrawnSeed: 1,
  });
  // Mermaid measures labels when it draws, so the font must already be loaded for the characters of
  // this diagram.
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
