/** Labels and sizes of the production images; `bun run e2e` has built all three. */
import { expect, test } from "@playwright/test";
import { recordMeasure } from "../../evidence/measure.ts";
import { imageFacts } from "../../system/compose/engine-measures.ts";

/** Maximum size in megabytes, and licenses. */
const IMAGES = {
  "fondation/complete:latest": { most: 450, licenses: /^MIT$/ },
  "fondation/browser:latest": { most: 950, licenses: /^MIT$/ },
  // Contains a third-party program.
  "fondation/claude:latest": { most: 900, licenses: /^MIT AND LicenseRef-Anthropic$/ },
};
/** A clone without a remote has no source address. */
const LABELS = {
  title: /^Fondation/,
  description: /.{20}/,
  source: /^$|^https?:/,
  version: /^\d+\.\d+\.\d+$/,
  revision: /^[0-9a-f]{40}(-modified)?$/,
};

for (const [image, { most, licenses }] of Object.entries(IMAGES)) {
  test(`${image} has its labels and at most its size`, async ({ browserName: _ }, testInfo) => {
    const { megabytes, labels } = await imageFacts(image);
    await recordMeasure(testInfo, `size of ${image}`, megabytes, "MB");
    expect(megabytes).toBeLessThan(most);
    for (const [name, form] of Object.entries({ ...LABELS, licenses })) {
      expect(labels[`org.opencontainers.image.${name}`], name).toMatch(form);
    }
  });
}
