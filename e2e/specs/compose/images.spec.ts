/** What the production images say of themselves, and how large they are; `bun run e2e` has built all three. */
import { expect, test } from "@playwright/test";
import { recordMeasure } from "../../evidence/measure.ts";
import { imageFacts } from "../../system/compose/engine-measures.ts";

/** What each may be at most (megabytes), and under which licenses it is. */
const IMAGES = {
  "fondation/complete:latest": { most: 450, licenses: /^MIT$/ },
  "fondation/browser:latest": { most: 950, licenses: /^MIT$/ },
  // With somebody else's program in it.
  "fondation/claude:latest": { most: 900, licenses: /^MIT AND LicenseRef-Anthropic$/ },
};
/** A clone that was never pushed has no address to tell. */
const LABELS = {
  title: /^Fondation/,
  description: /.{20}/,
  source: /^$|^https?:/,
  version: /^\d+\.\d+\.\d+$/,
  revision: /^[0-9a-f]{40}(-modified)?$/,
};

for (const [image, { most, licenses }] of Object.entries(IMAGES)) {
  test(`${image} says what it is and where it comes from, and has the size it may have`, async ({
    browserName: _,
  }, testInfo) => {
    const { megabytes, labels } = await imageFacts(image);
    await recordMeasure(testInfo, `size of ${image}`, megabytes, "MB");
    expect(megabytes).toBeLessThan(most);
    for (const [name, form] of Object.entries({ ...LABELS, licenses })) {
      expect(labels[`org.opencontainers.image.${name}`], name).toMatch(form);
    }
  });
}
