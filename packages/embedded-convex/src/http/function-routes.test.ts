import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";

const post = (url: string, body: unknown) =>
  fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

test("the version, the instance's name and unknown routes are answered", async () => {
  const { url, siteUrl } = await startBoard();
  expect(await (await fetch(`${url}/version`)).text()).toBe("1.48.0");
  expect(await (await fetch(`${url}/instance_name`)).text()).toBe("embedded");
  expect((await fetch(`${url}/api/storage/upload`, { method: "POST" })).status).toBe(404);
  expect((await fetch(siteUrl)).status).toBe(404);
});

test("/api/run runs functions by path, /api/function by name", async () => {
  const { url } = await startBoard();
  const args = { list: "home", title: "a" };
  const added = await (await post(`${url}/api/run/tasks/add`, { args, format: "json" })).json();
  expect(added).toMatchObject({ status: "success", logLines: [] });
  const listed = await (
    await post(`${url}/api/function`, { path: "tasks:list", args: { list: "home" } })
  ).json();
  expect(listed.value).toMatchObject([{ _id: added.value }]);
});

test("a function's error has status 560, a bad request 400", async () => {
  const { url } = await startBoard();
  const failed = await post(`${url}/api/mutation`, { path: "tasks:refuse", args: [{ list: "home" }] });
  expect(failed.status).toBe(560);
  expect(await failed.json()).toMatchObject({
    status: "error",
    errorData: { code: "REFUSED", size: { $integer: "DAAAAAAAAAA=" } },
  });
});

test.each([
  ["no JSON", "query", "not json"],
  ["an array", "query", "[]"],
  ["a number", "query", "7"],
  ["no path", "function", "{}"],
  ["a path that is not a text", "function", '{"path":{}}'],
  ["arguments that are not an object", "query", '{"path":"tasks:list","args":"x"}'],
  ["arguments in two arrays", "mutation", '{"path":"tasks:add","args":[[]]}'],
  ["no timestamp", "query_at_ts", '{"path":"tasks:list"}'],
  ["a timestamp of another kind", "query_at_ts", '{"path":"tasks:list","ts":"x"}'],
  ["a path that cannot be decoded", "run/%E0%A4%A", "{}"],
])("a bad request is answered with 400: %s", async (_what, route, body) => {
  const { url } = await startBoard();
  const answer = await fetch(`${url}/api/${route}`, { method: "POST", body });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "BadRequest" });
});

test("answers 413 to a body announced as too large, without reading it", async () => {
  const { port } = await startBoard();
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(`POST /api/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${(64 << 20) + 1}\r\n\r\n`);
  const [head] = (await once(socket, "data")) as [Buffer];
  expect(head.toString()).toMatch(/^HTTP\/1\.1 413 /);
});

test("a consistent query is answered at its timestamp, or refused once that is past", async () => {
  const client = httpClient(await startBoard());
  await client.mutation(mutation("tasks:add"), { list: "home", title: "a" });
  expect(await client.consistentQuery(query("tasks:list"), { list: "home" })).toHaveLength(1);
  await client.mutation(mutation("tasks:add"), { list: "home", title: "b" });
  await expect(client.consistentQuery(query("tasks:list"), { list: "home" })).rejects.toThrow(
    "no longer current",
  );
});
