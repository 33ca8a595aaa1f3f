/** The token of a subscription, where somebody could see it. */
import { followCredential } from "../followed-credential.ts";
import { WHOLE_COURSE } from "../model.ts";
import { test } from "../test.ts";

test.use({ model: true });

test("the model's token is in no argument, file, log, error or document, and the engine tells it nobody", {
  tag: ["@github", "@services"],
}, async ({ page, system, serve, credential }) => {
  test.setTimeout(WHOLE_COURSE);
  const { key } = await serve("tiny", "private");
  await followCredential({ page, system, repository: key, credential });
});
