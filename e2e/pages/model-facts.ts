/** What a job's page says of the model that writes its course. */
import type { Locator, Page } from "@playwright/test";

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
}
