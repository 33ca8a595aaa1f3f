/** Accessibility by axe-core: WCAG 2.2 A and AA, and axe's best practices. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with each violation, its place and how to fix it. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await violationsOf(page), `accessibility of ${what}`).toEqual([]);
}

/** One sentence for each element that violates a rule. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Without the passed rules, and with axe in the page itself: this takes one fifth of the
  // default's time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  // In legacy mode axe does not check frames of another origin, such as a sandboxed diagram.
  axe.setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}. ${failureSummary} ${helpUrl}`,
    ),
  );
}
