/** Proves that a page was never reloaded: a reload removes the mark from its window. */
import type { Page } from "@playwright/test";

interface MarkedWindow extends Window {
  fondationMarker?: { id: string; statuses: string[]; early: string[] };
}

/** A mark in the window, which also collects every announced status, however short. */
export class WindowMarker {
  readonly #page: Page;
  readonly #id: string;

  private constructor(page: Page, id: string) {
    this.#page = page;
    this.#id = id;
  }

  /** Marks the window of the open page. */
  static async place(page: Page): Promise<WindowMarker> {
    const id = crypto.randomUUID();
    await page.evaluate((id) => {
      const statuses: string[] = [];
      const early: string[] = [];
      (window as MarkedWindow).fondationMarker = { id, statuses, early };
      const collect = () => {
        for (const element of document.querySelectorAll('[role="status"]')) {
          const text = element.textContent ?? "";
          if (text !== "" && statuses.at(-1) !== text) statuses.push(text);
        }
        const status = document.querySelector('h1 ~ div [role="status"]')?.textContent ?? "";
        const isOffered = [...document.querySelectorAll("a")].some(
          (link) => link.textContent === "Voir le Cours",
        );
        if (isOffered && /Étape|Préparation|En attente/.test(status) && early.at(-1) !== status)
          early.push(status);
      };
      new MutationObserver(collect).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }, id);
    return new WindowMarker(page, id);
  }

  survived(): Promise<boolean> {
    return this.#page.evaluate((id) => (window as MarkedWindow).fondationMarker?.id === id, this.#id);
  }

  /** The statuses of a running job whose page already offered « Voir le Cours ». */
  early(): Promise<string[]> {
    return this.#page.evaluate(() => (window as MarkedWindow).fondationMarker?.early ?? []);
  }

  /** The announced statuses, in order. */
  statuses(): Promise<string[]> {
    return this.#page.evaluate(() => (window as MarkedWindow).fondationMarker?.statuses ?? []);
  }
}
