/** What the real client offers the model, in every request of a whole course, of a repository that configures everything it can. */
import { expect, test } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import { taskName } from "./wire/task.ts";
import { startDoubleOn } from "./testing/start-double.ts";
import { write } from "./testing/write-course.ts";
import { checkOutFixture } from "./testing/fixture-checkout.ts";
import type { MessagesRequest } from "./wire/request.ts";

const WHOLE_COURSE = 120_000;
const CHAPTERS = 3;

/** With settings that allow tools, a server of tools of its own, skills, commands and hooks. */
test("the model is offered what reads, and what takes the answer of a step that is data: nothing else, whatever a repository wants", {
  timeout: WHOLE_COURSE,
}, async () => {
  await using fixture = await checkOutFixture("injecting");
  await using double = await startDoubleOn(fixture);
  const control = new AnthropicControl(double.url);
  await control.play(fixture.repository, "hostile=all@4.1");
  await write({ fixture, baseUrl: double.url, chapters: CHAPTERS });

  const offers = new Map<string, Set<string>>();
  const requests = (await control.requests()).filter(({ path }) => path === "/v1/messages");
  for (const { index, task } of requests) {
    const { tools = [] } = JSON.parse(await control.body(index)) as MessagesRequest;
    const names = tools.map(({ name }) => name).toSorted();
    const of = task === undefined ? "no task" : taskName(task);
    offers.set(of, (offers.get(of) ?? new Set()).add(names.join(", ")));
  }
  const data = ["1", "2", "3"].map(
    (step) => [step, new Set(["Glob, Grep, Read, StructuredOutput"])] as const,
  );
  const texts = [4, 5, 6].flatMap((step) =>
    Array.from(
      { length: CHAPTERS },
      (_, at) => [`${step}.${at + 1}`, new Set(["Glob, Grep, Read"])] as const,
    ),
  );
  expect(offers).toEqual(new Map([...data, ...texts]));
  // The model tried others, and each was refused.
  const tried = (await control.toolResults()).filter(({ task, isError }) => task === "4.1" && isError);
  expect(new Set(tried.map(({ tool }) => tool))).toEqual(
    new Set(["Agent", "Bash", "Edit", "Glob", "Grep", "Read", "WebFetch", "Write"]),
  );
});
