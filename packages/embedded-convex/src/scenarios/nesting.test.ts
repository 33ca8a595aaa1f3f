import { expect, test } from "vitest";
import { httpClient, mutation, startBoard } from "../testing/board.ts";
import { RawSession } from "../testing/raw-session.ts";

const TOO_DEEP = "nested more than 64 levels deep";
const LEVELS = [5000, 60_000];

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

test.each(LEVELS)("a call over HTTP with arguments of %i levels fails clearly", async (levels) => {
  const { url } = await startBoard();
  const body = `{"path":"runtime:put","format":"convex_encoded_json","args":[{"value":${nested(levels)}}]}`;
  const response = await fetch(`${url}/api/mutation`, { method: "POST", body });
  const { errorMessage } = (await response.json()) as { errorMessage: string };
  expect(errorMessage).toContain(TOO_DEEP);
});

test.each(LEVELS)("calls over a WebSocket with %i levels fail alone", async (levels) => {
  const session = await RawSession.open(await startBoard());
  const args = `[{"list":${nested(levels)}}]`;
  const add = `{"type":"Add","queryId":0,"udfPath":"tasks:list","args":${args}}`;
  session.sendRaw(`{"type":"ModifyQuerySet","baseVersion":0,"newVersion":1,"modifications":[${add}]}`);
  session.sendRaw(`{"type":"Mutation","requestId":0,"udfPath":"tasks:refuse","args":${args}}`);
  session.sendRaw(`{"type":"Action","requestId":1,"udfPath":"tasks:copyOutside","args":${args}}`);
  const { modifications } = await session.next("Transition");
  const error = expect.stringContaining(TOO_DEEP);
  expect(modifications).toMatchObject([{ type: "QueryFailed", errorMessage: error }]);
  expect(await session.next("MutationResponse")).toMatchObject({ success: false, result: error });
  expect(await session.next("ActionResponse")).toMatchObject({ success: false, result: error });
});

test.each([100, 1000, 5000, 60_000])("a document of %i levels is refused clearly", async (levels) => {
  const client = httpClient(await startBoard());
  await expect(client.mutation(mutation("runtime:putNested"), { levels })).rejects.toThrow(TOO_DEEP);
});

test("more than 16 MiB written by one mutation are refused by that name", async () => {
  const client = httpClient(await startBoard());
  const value = "x".repeat((1 << 20) - 300);
  await expect(client.mutation(mutation("runtime:putCopies"), { value, count: 17 })).rejects.toThrow(
    "Too many bytes written",
  );
});
