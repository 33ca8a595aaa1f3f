import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard } from "./board.ts";

const post = (url: string, body: unknown) =>
  fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

test("the version, the instance's name and unknown routes are answered", async () => {
  const { url, siteUrl } = await startBoard();
  expect(await (await fetch(`${url}/version`)).text()).toBe("1.48.0");
  expect(await (await fetch(`${url}/instance_name`)).text()).toBe("embedded");
  expect((await fetch(`${url}/api/storage/upload`, { method: "POST" })).status).toBe(404);
  expect((await fetch(siteUrl)).status).toBe(404);
});

test("every origin may call, since nothing rests on cookies", async () => {
  const { url } = await startBoard();
  const preflight = await fetch(`${url}/api/query`, { method: "OPTIONS" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
});

test("functions are run by path under /api/run and by name under /api/function", async () => {
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
  const bad = await fetch(`${url}/api/query`, { method: "POST", body: "not json" });
  expect(bad.status).toBe(400);
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
