import { expect, test } from "vitest";
import { httpClient, query, startBoard } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

const REFUSED = "contain a field named __proto__";
const ARGS = JSON.parse('{"list":"home","title":"x","__proto__":{"rank":7}}');

test("arguments with a field __proto__ are refused over HTTP and WebSocket", async () => {
  const backend = await startBoard();
  const body = JSON.stringify({ path: "tasks:add", format: "convex_encoded_json", args: [ARGS] });
  const answer = await fetch(`${backend.url}/api/mutation`, { method: "POST", body });
  expect(await answer.text()).toContain(REFUSED);

  const session = await RawSession.open(backend);
  session.send({ type: "Mutation", requestId: 0, udfPath: "tasks:add", args: [ARGS] });
  expect((await session.next("MutationResponse")).result).toContain(REFUSED);
  expect(await httpClient(backend).query(query("tasks:list"), { list: "home" })).toEqual([]);
});

test("a text with __proto__ in it is an argument like any other", async () => {
  const title = '{"__proto__":1}';
  const body = JSON.stringify({ path: "tasks:add", args: [{ list: "home", title }] });
  const answer = await fetch(`${(await startBoard()).url}/api/mutation`, { method: "POST", body });
  expect(await answer.json()).toMatchObject({ status: "success" });
});
