/** The data about the model on the page of a job. */
import type { Locator, Page } from "@playwright/test";

/** The last row of the table, with the totals. */
export interface ShownTotals {
  readonly requests: number;
  readonly readTokens: number;
  /** Tokens read from the provider's cache; 0 where the page shows none. */
  readonly cachedTokens: number;
  readonly writtenTokens: number;
  /** As formatted text. */
  readonly cost: string;
}

/** The engine, its cost, and the time at which a rate-limited job continues. */
export class ModelFacts {
  /** « Moteur : Claude (…) ». */
  readonly engine: Locator;
  readonly delay: Locator;
  readonly #cost: Locator;

  constructor(page: Page) {
    this.engine = page.getByText(/^Moteur\s*:/);
    this.delay = page.getByText(/Limite atteinte\s*: reprise/);
    this.#cost = page.getByRole("region", { name: "Coût estimé" });
  }

  /** The total cost, as formatted text. */
  get total(): Locator {
    return this.#cost.locator("[data-cost]");
  }

  /** One row per step that has asked the model, and a row with the totals. */
  get rows(): Locator {
    return this.#cost.getByRole("table").locator("tbody tr, tfoot tr");
  }

  async totals(): Promise<ShownTotals> {
    const cells = await this.#cost.getByRole("table").locator("tfoot td").allTextContents();
    const [requests = "", read = "", written = "", cost = ""] = cells;
    const [all = "", cached = ""] = read.split("cache");
    return {
      requests: digits(requests),
      readTokens: digits(all),
      cachedTokens: digits(cached),
      writtenTokens: digits(written),
      cost,
    };
  }
}

/** Parses a number that contains spaces. */
function digits(text: string): number {
  return Number(text.replace(/\s/g, ""));
}
