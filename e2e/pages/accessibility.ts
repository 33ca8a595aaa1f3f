/** Accessibility by axe-core: WCAG 2.2 A and AA, and axe's best practices. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails with each violation, its place and how to fix it.
 *
 * @param within CSS selector of the only part to judge, where the rest was judged before.
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  expect(await violationsOf(page, within), `accessibility of ${what}`).toEqual([]);
}

/** One sentence for each element that violates a rule. */
export async function violationsOf(page: Page, within?: string): Promise<string[]> {
  // Passed rules are not collected, and axe runs in the page itself: one fifth of the default's
  // time. In this mode axe does not look into frames of another origin, such as a sandboxed diagram.
  const isAlone = page.frames().length === 1;
  // axe stays in a page whose documents are turned: its 600 kB are not compiled again.
  const isThere = isAlone && (await page.evaluate("'axe' in window"));
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: "true" } : {}) });
  axe.options({ resultTypes: ["violations"] }).setLegacyMode(isAlone);
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}. ${failureSummary} ${helpUrl}`,
    ),
  );
}
