/** « Dépôts »: the first page. */
import type { Locator, Page } from "@playwright/test";

/** Submits repositories and lists them. */
export class RepositoriesPage {
  readonly field: Locator;
  readonly button: Locator;
  /** Why the typed text was refused. */
  readonly problem: Locator;
  readonly noWorker: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.field = page.getByLabel("Dépôt Git");
    this.button = page.getByRole("button", { name: "Générer le Cours", exact: true });
    this.problem = page.locator("form").getByRole("alert");
    this.noWorker = page.getByRole("status").filter({ hasText: "Aucun worker connecté" });
  }

  async open(): Promise<void> {
    await this.#page.goto("/");
  }

  /** Types a repository and requests its course. */
  async submit(repository: string): Promise<void> {
    await this.field.fill(repository);
    await this.button.click();
  }

  card(key: string): Locator {
    return this.#page.getByRole("article", { name: key });
  }
}
