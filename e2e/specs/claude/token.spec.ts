/** Where the token of a subscription can be seen. */
import { expectCredentialConfined } from "../../steps/credential-exposure.ts";
import { WHOLE_COURSE } from "../../steps/model-requests.ts";
import { test } from "../../suite/test.ts";

test.use({ model: true });

test("the token is in no argument, file, log, error or document, nor in the engine", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve, credential }) => {
  test.setTimeout(WHOLE_COURSE);
  const { key } = await serve("tiny", "private");
  await expectCredentialConfined({ page, system, repository: key, credential });
});
