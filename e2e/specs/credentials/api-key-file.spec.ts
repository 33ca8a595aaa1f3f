/** Where an API key is visible that a worker gets as a file. */
import { expectCredentialConfined } from "../../steps/credential-exposure.ts";
import { WHOLE_COURSE } from "../../steps/model-requests.ts";
import { test } from "../../suite/test.ts";

test.use({ model: true, credential: "ANTHROPIC_API_KEY_FILE" });

test("an API key given as a file works and is in no argument, file, log or error", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve, credential }) => {
  test.setTimeout(WHOLE_COURSE);
  const { key } = await serve("tiny", "private");
  await expectCredentialConfined({ page, system, repository: key, credential });
});
