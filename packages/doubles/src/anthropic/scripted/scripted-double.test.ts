import { expect, test } from "vitest";
import { bodyFor, eventsIn, post } from "../testing/requests.ts";
import { startScriptedDouble } from "./scripted-double.ts";

test("a script reads the request and decides the reply, whole or as a stream", async () => {
  await using double = await startScriptedDouble(({ system, prompt }, count) => ({
    text: `${count}: ${system} ${prompt}`,
  }));
  const url = `${double.url}/v1/messages`;
  const whole = await post(url, bodyFor("System."));
  expect(await whole.json()).toMatchObject({
    content: [{ type: "text", text: "1: System. Écris." }],
    stop_reason: "end_turn",
    usage: { input_tokens: 1_000, output_tokens: 500 },
  });
  const events = await eventsIn(await post(url, bodyFor("System.", { stream: true })));
  expect(events.find(({ type }) => type === "content_block_delta")).toMatchObject({
    delta: { type: "text_delta", text: "2: System. Écris." },
  });
  expect(double.requests).toHaveLength(2);
  expect(double.problems).toEqual([]);
});

test("an error is sent in the API's format", async () => {
  const error = { status: 529, type: "overloaded_error", message: "Busy", headers: { "retry-after": "3" } };
  await using double = await startScriptedDouble(() => error);
  const response = await post(`${double.url}/v1/messages`, bodyFor("-"));
  expect([response.status, response.headers.get("retry-after")]).toEqual([529, "3"]);
  expect(await response.json()).toMatchObject({ error: { type: "overloaded_error", message: "Busy" } });
});

test("a count of tokens is not a request for a message; an unknown route is a problem", async () => {
  await using double = await startScriptedDouble(() => ({ text: "-" }));
  const counted = await post(`${double.url}/v1/messages/count_tokens`, bodyFor("-"));
  expect(await counted.json()).toEqual({ input_tokens: expect.any(Number) });
  await post(`${double.url}/v1/files`, {});
  expect(double.requests).toEqual([]);
  expect(double.problems).toEqual([expect.stringContaining("POST /v1/files")]);
});

test("an error that the script throws reaches the test when the double is disposed", async () => {
  const double = await startScriptedDouble(() => {
    throw new Error("not expected");
  });
  const { status } = await post(`${double.url}/v1/messages`, bodyFor("-"));
  expect(status).toBe(400);
  await expect(double[Symbol.asyncDispose]()).rejects.toMatchObject({ errors: [new Error("not expected")] });
});
