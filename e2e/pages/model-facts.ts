/** What a job's page says of the model that writes its course. */
import type { Locator, Page } from "@playwright/test";

/** The last row of the table, in which everything is summed up. */
export interface ShownTotals {
  readonly requests: number;
  /** Of all kinds. */
  readonly readTokens: number;
  /** Those of them that the provider's cache had; 0 where nothing is said of it. */
  readonly cachedTokens: number;
  readonly writtenTokens: number;
  /** In words. */
  readonly cost: string;
}

/** The engine, what it cost, and when a job goes on that met a limit. */
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

  /** The whole cost, in words. */
  get total(): Locator {
    return this.#cost.locator("[data-cost]");
  }

  /** A row of the table for each step that has asked the model, and one for all. */
  get rows(): Locator {
    return this.#cost.getByRole("table").locator("tbody tr, tfoot tr");
  }

  /** The row for all, as its numbers are shown. */
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

/** The number that is written with spaces in it. */
function digits(text: string): number {
  return Number(text.replace(/\s/g, ""));
}
