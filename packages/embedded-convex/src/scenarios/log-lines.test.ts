import { expect, test } from "vitest";
import type { MutationNote } from "../functions/mutation-note.ts";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

interface Answer {
  status: string;
  logLines: string[];
}

async function post(backend: { url: string }, kind: string, path: string): Promise<Answer> {
  const body = JSON.stringify({ path, format: "convex_encoded_json", args: [{}] });
  const response = await fetch(`${backend.url}/api/${kind}`, { method: "POST", body });
  return (await response.json()) as Answer;
}

const BOTH = [
  "[LOG] 'first' { inner: undefined }",
  "[LOG] 'first' { inner: true }",
  "[ERROR] 'second'",
  "[ERROR] 'second'",
];

test("an answer over HTTP has what the function and its nested functions log", async () => {
  const backend = await startBoard();
  expect(await post(backend, "mutation", "runtime:logTwice")).toMatchObject({
    status: "error",
    logLines: BOTH,
  });
  expect(await post(backend, "action", "runtime:logInAction")).toMatchObject({
    status: "success",
    logLines: ["[WARN] 'acts'"],
  });
});

test("an answer has the first 256 lines, each cut at 32,768 units", async () => {
  const { logLines } = await post(await startBoard(), "query", "runtime:logMuch");
  expect([logLines.length, ...new Set(logLines.map((line) => line.length))]).toEqual([256, 32_768]);
});

test("messages of a WebSocket have what the functions log", async () => {
  const session = await RawSession.open(await startBoard());
  const add = { type: "Add", queryId: 0, udfPath: "tasks:list", args: [{ list: "home" }] };
  session.send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add] });
  const { modifications } = await session.next("Transition");
  expect(modifications).toMatchObject([{ logLines: ["[LOG] 'runs' { list: 'home' }"] }]);
  const call = { requestId: 0, args: [{}] };
  session.send({ type: "Mutation", udfPath: "runtime:logTwice", ...call });
  expect(await session.next("MutationResponse")).toMatchObject({ success: false, logLines: BOTH });
  session.send({ type: "Action", udfPath: "runtime:logInAction", ...call });
  expect(await session.next("ActionResponse")).toMatchObject({ logLines: ["[WARN] 'acts'"] });
});

test("a listener is told of each mutation, how it ended, and no value of its arguments", async () => {
  const notes: MutationNote[] = [];
  const backend = await startBoard({ onMutation: (note) => notes.push(note) });
  const client = httpClient(backend);
  await client.mutation(mutation("tasks:add"), { list: "secret", title: "other secret" });
  await client.query(query("tasks:list"), { list: "secret" });
  await client.mutation(mutation("tasks:refuse"), { list: "secret" }).catch(() => {});
  await client.mutation(mutation("tasks:tryRefused"), { list: "secret" });
  await client.mutation(mutation("tasks:add"), { list: 3 }).catch(() => {});
  expect(notes.map(({ milliseconds, ...note }) => [note, milliseconds >= 0])).toEqual([
    [{ path: "tasks:add", args: "{ list: string of 6, title: string of 12 }" }, true],
    [{ path: "tasks:refuse", args: "{ list: string of 6 }", refused: "REFUSED" }, true],
    [{ path: "tasks:tryRefused", args: "{ list: string of 6 }" }, true],
    [{ path: "tasks:add", args: "{ list: number }", refused: "error" }, true],
  ]);
});
