/**
 * Merges the rendered documents into one page. Each document was written for its own page, so its
 * ids, heading levels and links must be made unique and valid.
 */

/** Merges the documents below `root`, in place. */
export function mergeDocuments(root: HTMLElement): void {
  for (const article of root.querySelectorAll<HTMLElement>("article[data-slug]")) {
    const prefix = `${article.dataset.slug}#`;
    for (const element of article.querySelectorAll("[id]")) element.id = prefix + element.id;
    for (const element of article.querySelectorAll("[aria-labelledby]")) {
      element.setAttribute("aria-labelledby", prefix + element.getAttribute("aria-labelledby"));
    }
    article.id = prefix;
    lowerHeadings(article);
  }
  for (const link of root.querySelectorAll("a[href^='/']")) {
    const target = targetOf(root, link.getAttribute("href") ?? "");
    if (target === undefined) link.removeAttribute("href");
    else link.setAttribute("href", `#${encodeURIComponent(target)}`);
  }
  for (const block of root.querySelectorAll("pre")) {
    if ((block.textContent ?? "").split("\n").length <= MAX_UNBROKEN_LINES)
      block.classList.add("kept-together");
  }
}

/** A code block of at most this many lines is not split between pages. */
const MAX_UNBROKEN_LINES = 24;

/**
 * Lowers the headings of a document by one level, below the heading of its part. PDF outlines and
 * screen readers use `aria-level`.
 */
function lowerHeadings(article: HTMLElement): void {
  for (const heading of article.querySelectorAll("h1, h2, h3, h4, h5")) {
    heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) + 1));
  }
}

/**
 * The id on this page for an address of the site. A missing heading gives the id of its document.
 */
function targetOf(root: HTMLElement, address: string): string | undefined {
  const { pathname, hash } = new URL(address, "http://booklet.invalid");
  const document = `${decodeURIComponent(pathname.slice(1))}#`;
  const heading = document + decodeURIComponent(hash.slice(1));
  const has = (id: string) => root.querySelector(`[id="${CSS.escape(id)}"]`) !== null;
  if (has(heading)) return heading;
  return has(document) ? document : undefined;
}
