/** The one place from which short results are spoken, for parts of a page that come many times. */

let region: HTMLElement | undefined;

/** Has screen readers say `text`, which is not shown. */
export function announce(text: string): void {
  if (region === undefined) {
    region = document.createElement("div");
    region.className = "sr-only";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const said = region;
  said.textContent = "";
  // Only what changes in a region that is already there is spoken, also when it is the same again.
  window.setTimeout(() => {
    said.textContent = text;
  }, 50);
}
