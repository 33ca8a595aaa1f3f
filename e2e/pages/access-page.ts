/** « Accès réservé »: asks a visitor without a session for the access token. */
import { expect, type Locator, type Page } from "@playwright/test";

export class AccessPage {
  readonly heading: Locator;
  readonly field: Locator;
  /** Why a token was refused. */
  readonly problem: Locator;
  readonly signOut: Locator;
  readonly #page: Page;
  readonly #button: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Accès réservé", level: 1 });
    this.field = page.getByLabel("Jeton d’accès");
    this.problem = page.getByRole("alert");
    this.signOut = page.getByRole("button", { name: "Se déconnecter", exact: true });
    this.#button = page.getByRole("button", { name: "Entrer", exact: true });
  }

  /** Pastes a token and submits it. Typed text would appear in the names of steps in the report. */
  async present(token: string): Promise<void> {
    await this.#page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.#page.evaluate((text) => navigator.clipboard.writeText(text), token);
    await this.field.focus();
    await this.#page.keyboard.press("ControlOrMeta+A");
    await this.#page.keyboard.press("ControlOrMeta+V");
    await expect(this.field).not.toHaveValue("");
    await this.#button.click();
  }

  /** Expects only the form. */
  async expectClosed(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.field).toBeVisible();
    await expect(this.signOut).toBeHidden();
  }
}
