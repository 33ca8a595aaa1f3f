/** The token of a subscription, where somebody could see it. */
import { expectCredentialConfined } from "../../steps/credential-exposure.ts";
import { WHOLE_COURSE } from "../../steps/model-requests.ts";
import { test } from "../../suite/test.ts";

test.use({ model: true });

test("the model's token is in no argument, file, log, error or document, and the engine tells it nobody", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve, credential }) => {
  test.setTimeout(WHOLE_COURSE);
  const { key } = await serve("tiny", "private");
  await expectCredentialConfined({ page, system, repository: key, credential });
});
