import { expect, test } from "vitest";
import { action, httpClient, mutation, query, reactiveClient, startBoard } from "../testing/board.ts";

const FRAME = /(?:\n|\\n)\s*at .*convex\/functions\.js/;

async function messageOf(call: Promise<unknown>): Promise<string> {
  return await call.then(
    () => "",
    (error: Error) => error.message,
  );
}

test("clients get an error's message and id, the log its stack frames too", async () => {
  const log: string[] = [];
  const backend = await startBoard({ log: (line) => void log.push(line) });
  const http = httpClient(backend);
  const reactive = reactiveClient(backend);
  const messages = [
    await messageOf(http.mutation(mutation("runtime:scheduleAndFail"), {})),
    await messageOf(http.query(query("runtime:fetchSomething"), {})),
    await messageOf(http.action(action("runtime:throwInAction"), {})),
    await messageOf(reactive.mutation(mutation("runtime:scheduleAndFail"), {})),
  ];
  expect(messages).toEqual([
    expect.stringContaining("after scheduling"),
    expect.stringContaining("fetch"),
    expect.stringContaining("thrown in an action"),
    expect.stringContaining("after scheduling"),
  ]);
  expect(messages.filter((message) => FRAME.test(message))).toEqual([]);
  for (const message of messages) {
    const [, id = "-"] = /\[Request ID: (\w+)\] Server Error/.exec(message) ?? [];
    expect(log.find((line) => line.includes(id))).toMatch(FRAME);
  }
});
