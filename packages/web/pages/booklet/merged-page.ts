/** Makes one document of many: each was written as a page of its own, with ids, levels and addresses that only hold there. */

/** Joins the rendered documents below `root`. */
export function mergeDocuments(root: HTMLElement): void {
  for (const article of root.querySelectorAll<HTMLElement>("article[data-slug]")) {
    const own = `${article.dataset.slug}#`;
    for (const element of article.querySelectorAll("[id]")) element.id = own + element.id;
    for (const element of article.querySelectorAll("[aria-labelledby]")) {
      element.setAttribute("aria-labelledby", own + element.getAttribute("aria-labelledby"));
    }
    article.id = own;
    lowerHeadings(article);
  }
  for (const link of root.querySelectorAll("a[href^='/']")) {
    const target = targetOf(root, link.getAttribute("href") ?? "");
    if (target === undefined) link.removeAttribute("href");
    else link.setAttribute("href", `#${encodeURIComponent(target)}`);
  }
  for (const block of root.querySelectorAll("pre")) {
    if ((block.textContent ?? "").split("\n").length <= LONGEST_KEPT) block.classList.add("kept-together");
  }
}

/** Lines of code that are rather moved to the next page than divided. */
const LONGEST_KEPT = 24;

/** A document's headings stand below the heading of its part: the outline and a screen reader go by their level. */
function lowerHeadings(article: HTMLElement): void {
  for (const heading of article.querySelectorAll("h1, h2, h3, h4, h5")) {
    heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) + 1));
  }
}

/** The id an address of the site has here; a heading that is not there leads to its document. */
function targetOf(root: HTMLElement, address: string): string | undefined {
  const { pathname, hash } = new URL(address, "http://booklet.invalid");
  const document = `${decodeURIComponent(pathname.slice(1))}#`;
  const heading = document + decodeURIComponent(hash.slice(1));
  const has = (id: string) => root.querySelector(`[id="${CSS.escape(id)}"]`) !== null;
  if (has(heading)) return heading;
  return has(document) ? document : undefined;
}
