/** Minifies stored pictures: half of Mermaid's output is unnecessary. */

/**
 * Removes style rules that match no element, and decimals that are too small to see. The drawing
 * must be in a document.
 */
export function minifySvg(drawing: SVGSVGElement): void {
  for (const element of drawing.querySelectorAll("style")) {
    const rules = [...(element.sheet?.cssRules ?? [])].filter((rule) => isUsed(rule, drawing));
    element.textContent = rules.map(({ cssText }) => cssText).join("");
  }
  for (const element of drawing.querySelectorAll("[d], [points]")) {
    for (const name of ["d", "points"]) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, withTwoDecimals(value));
    }
  }
}

/** Rounds the numbers of a path to hundredths of a pixel. */
export function withTwoDecimals(path: string): string {
  return path.replace(/(\.\d\d)\d+(?!\d|e)/g, "$1");
}

function isUsed(rule: CSSRule, drawing: SVGSVGElement): boolean {
  if (!(rule instanceof CSSStyleRule)) return true;
  return drawing.matches(rule.selectorText) || drawing.querySelector(rule.selectorText) !== null;
}
