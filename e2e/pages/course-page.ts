/** « Cours »: the table of contents, the open document and the panel of references. */
import { expect, type Locator, type Page } from "@playwright/test";
import { comparable } from "../oracle/rendering.ts";

/** The content of the page of an open document, read from the DOM. */
export interface Rendered {
  readonly headings: readonly { depth: number; text: string; id: string }[];
  /** The code of every block, including folded answers, without diagrams. */
  readonly code: readonly string[];
  /** Addresses on this site, with their anchors, without those of the map of the course and of headings to themselves. */
  readonly links: readonly string[];
  readonly citations: readonly string[];
  /** `data-state` of each diagram. */
  readonly diagrams: readonly string[];
  readonly text: string;
}

/** How a diagram of the open document is shown. */
export interface ShownDiagram {
  /** `data-state`: drawing, drawn, failed or collapsed. */
  readonly state: string;
  readonly as: "image" | "frame" | "source";
  /** Text alternative of the image, or title of the frame. */
  readonly label: string;
  /** Natural size of the image; zero for a frame or a source. */
  readonly width: number;
  readonly height: number;
  /** Number of pixels of the image that are not transparent. */
  readonly inked: number;
}

export class CoursePage {
  readonly contents: Locator;
  readonly article: Locator;
  readonly references: Locator;
  readonly #page: Page;
  readonly #route: string;

  constructor(page: Page, route: string) {
    this.#page = page;
    this.#route = route;
    this.contents = page.getByRole("navigation", { name: "Sommaire" });
    this.article = page.getByRole("article");
    this.references = page.getByRole("complementary", { name: "Références" });
  }

  /** The slugs of the table of contents, in order. */
  async slugs(): Promise<string[]> {
    const links = this.contents.getByRole("link");
    await expect(links.first()).toBeVisible();
    const addresses = await links.evaluateAll((found) =>
      found.map((link) => link.getAttribute("href") ?? ""),
    );
    return addresses.map((address) => decodeURI(address).replace(`${this.#route}/`, ""));
  }

  /** The titles in the table of contents, without positions, spaces and forms of quotes. */
  async titles(): Promise<string[]> {
    const titles = await this.contents.getByRole("link").locator("span:last-of-type").allTextContents();
    return titles.map(comparable);
  }

  /**
   * Opens a document from the table of contents. Resolves when it is rendered and its diagrams are
   * drawn.
   */
  async open(slug: string): Promise<Locator> {
    await this.contents.locator(`a[href="${encodeURI(`${this.#route}/${slug}`)}"]`).click();
    const article = this.#page.locator(`article[data-slug="${slug}"][data-ready="true"]`);
    // An empty document is attached but not visible. The comparison reports what is missing.
    await expect(article, `the document ${slug}`).toBeAttached({ timeout: 30_000 });
    await expect(this.#page).toHaveURL(new RegExp(`${this.#route}/${slug}$`));
    return article;
  }

  read(article: Locator): Promise<Rendered> {
    return article.evaluate((element) => {
      const all = <T extends Element>(selector: string) => [...element.querySelectorAll<T>(selector)];
      return {
        headings: all("h1, h2, h3, h4, h5, h6").map((heading) => ({
          depth: Number(heading.tagName.slice(1)),
          text: heading.textContent ?? "",
          id: heading.id,
        })),
        code: all("pre code")
          .filter((code) => code.closest("figure[data-diagram]") === null)
          .map((code) => code.textContent ?? ""),
        links: all<HTMLAnchorElement>("a[href]")
          .filter((link) => link.closest("[data-map]") === null && !link.matches("[data-heading]"))
          .map((link) => decodeURI(link.getAttribute("href") ?? ""))
          .filter((href) => href.startsWith("/") || href.startsWith("#")),
        citations: all("button[data-citation]").map((button) => button.getAttribute("data-citation") ?? ""),
        diagrams: all("figure[data-diagram]").map((figure) => figure.getAttribute("data-state") ?? ""),
        text: element.textContent ?? "",
      };
    });
  }

  /** Measures the diagrams of the open document, pixel by pixel. */
  diagrams(article: Locator): Promise<ShownDiagram[]> {
    return article.locator("figure[data-diagram]").evaluateAll((figures) =>
      Promise.all(
        figures.map(async (figure): Promise<ShownDiagram> => {
          const state = figure.getAttribute("data-state") ?? "";
          const image = figure.querySelector("img");
          if (image === null) {
            const frame = figure.querySelector("iframe");
            const as = frame === null ? "source" : "frame";
            return { state, as, label: frame?.title ?? "", width: 0, height: 0, inked: 0 };
          }
          await image.decode();
          const { naturalWidth: width, naturalHeight: height, alt: label } = image;
          const canvas = document.createElement("canvas");
          Object.assign(canvas, { width, height });
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          const pixels = context?.getImageData(0, 0, width, height).data ?? [];
          let inked = 0;
          for (let alpha = 3; alpha < pixels.length; alpha += 4) if ((pixels[alpha] ?? 0) > 32) inked += 1;
          return { state, as: "image", label, width, height, inked };
        }),
      ),
    );
  }

  get pdfLink(): Locator {
    return this.#page.getByRole("link", { name: /^Télécharger en PDF/ });
  }

  /** Opens a citation of the document, in a folded answer too, and returns the lines that the panel shows. */
  async openCitation(article: Locator, citation: string): Promise<string> {
    const button = this.#page.locator(`button[data-citation=${JSON.stringify(citation)}]`);
    const folded = article.locator("details:not([open])", { has: button });
    const isFolded = !(await article.locator(button).first().isVisible());
    if (isFolded) await folded.first().locator("summary").click();
    await article.locator(button).first().click();
    await expect(this.references).toBeVisible();
    const lines = this.references.locator("pre code");
    await expect(lines, `the lines of ${citation}`).toBeVisible();
    const text = (await lines.textContent()) ?? "";
    await this.#page.keyboard.press("Escape");
    await expect(this.references).toBeHidden();
    return text;
  }
}
