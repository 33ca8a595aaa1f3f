/** A diagram as a picture that needs nothing beside itself: an SVG document with its size and its font. */

import { type DrawingOptions, drawInto, FAMILY } from "./mermaid-drawing.ts";
import { embeddedFonts } from "./embedded-fonts.ts";
import { minifySvg } from "./minify-svg.ts";

/** A drawn diagram. */
export interface Picture {
  /** A whole SVG document, well-formed XML. */
  readonly svg: string;
  /** Natural size, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a diagram; one at a time.
 * @throws Error as {@link drawInto} does.
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
  // As the page parsed it, markup is HTML's: written again, it is XML, as a file of its own must be.
  const svg = new XMLSerializer().serializeToString(drawing);
  canvas.replaceChildren();
  return { svg, width: Math.ceil(width), height: Math.ceil(height) };
}
