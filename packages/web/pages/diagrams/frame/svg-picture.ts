/** A diagram as a self-contained SVG document, with its size and its fonts. */

import { type DrawingOptions, drawInto, FAMILY } from "./mermaid-drawing.ts";
import { embeddedFonts } from "./embedded-fonts.ts";
import { minifySvg } from "./minify-svg.ts";

export interface Picture {
  /** A complete, well-formed SVG document. */
  readonly svg: string;
  /** Natural size, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a diagram. Only one call may run at a time.
 *
 * @throws the errors of {@link drawInto}.
 */
export async function drawPicture(canvas: HTMLElement, options: DrawingOptions): Promise<Picture> {
  const drawing = await drawInto(canvas, options);
  const { width, height } = drawing.viewBox.baseVal;
  drawing.setAttribute("width", String(Math.ceil(width)));
  drawing.setAttribute("height", String(Math.ceil(height)));
  drawing.removeAttribute("style");
  minifySvg(drawing);
  const fonts = document.createElementNS("http://www.w3.org/2000/svg", "style");
  fonts.textContent = await embeddedFonts(FAMILY, drawing.textContent ?? "");
  drawing.prepend(fonts);
  // The page has parsed the markup as HTML, but a file must be XML.
  const svg = new XMLSerializer().serializeToString(drawing);
  canvas.replaceChildren();
  return { svg, width: Math.ceil(width), height: Math.ceil(height) };
}
