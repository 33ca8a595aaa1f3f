import type { Locator, Page } from "@playwright/test";

/** Every text that a job's status can have. */
const STATUS = /En attente|Préparation|Étape \d sur 6|Cours Prêt|Génération Échouée|Annulé/;

/** The lines of a log that say why a job failed. */
const LAST_LINES = 5;

export class JobPage {
  readonly status: Locator;
  readonly progress: Locator;
  readonly courseLink: Locator;
  readonly cancel: Locator;
  readonly retry: Locator;
  readonly regenerate: Locator;
  readonly failure: Locator;
  readonly noWorker: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.status = page.getByRole("status").filter({ hasText: STATUS });
    this.progress = page.getByRole("progressbar");
    this.courseLink = page.getByRole("link", { name: "Voir le Cours", exact: true });
    this.cancel = page.getByRole("button", { name: "Annuler", exact: true });
    this.retry = page.getByRole("button", { name: "Réessayer", exact: true });
    this.regenerate = page.getByRole("button", { name: "Régénérer le Cours", exact: true });
    this.failure = page.getByRole("alert").filter({ hasText: "Code" });
    this.noWorker = page.getByRole("status").filter({ hasText: "Aucun worker connecté" });
  }

  /** The job's id in the address. Resolves when its page is shown. */
  async id(): Promise<string> {
    await this.#page.waitForURL(/\/jobs\/[^/]+$/);
    await this.#page.getByRole("list", { name: "Étapes" }).waitFor();
    return new URL(this.#page.url()).pathname.split("/").at(-1) ?? "";
  }

  /** The status of a job that has ended, and the reasons of a failure, which its log has in full. */
  async end(): Promise<string[]> {
    const status = (await this.status.textContent()) ?? "";
    if (!(await this.failure.isVisible())) return [status];
    const lines = await this.log();
    await lines.first().waitFor();
    return [
      status,
      ((await this.failure.textContent()) ?? "").trim(),
      ...(await lines.allTextContents()).slice(-LAST_LINES),
    ];
  }

  async log(): Promise<Locator> {
    const details = this.#page.locator("details").filter({ hasText: "Journal" });
    await details.locator("summary").click();
    return details.getByRole("listitem");
  }
}
