/** Accessibility as axe-core judges it: WCAG 2.2 A and AA, and its best practices. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with each violation, its place and how to mend it. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sentences = violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}. ${failureSummary} ${helpUrl}`,
    ),
  );
  expect(sentences, `accessibility of ${what}`).toEqual([]);
}
