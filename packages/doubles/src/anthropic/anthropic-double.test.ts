/** Tests the double over HTTP, without the client. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import type { AnthropicDouble } from "./anthropic-double.ts";
import { CREDENTIALS, startDoubleOn } from "./testing/start-double.ts";
import { type FixtureCheckout, checkOutFixture } from "./testing/fixture-checkout.ts";
import { bodyFor, eventsIn, post, SIGNED, SIGNED_BY_TOKEN } from "./testing/requests.ts";

let fixture: FixtureCheckout;
let double: AnthropicDouble;
let control: AnthropicControl;
let messages: string;
let line: string;

beforeAll(async () => {
  fixture = await checkOutFixture("tiny");
});

afterAll(() => fixture[Symbol.asyncDispose]());

beforeEach(async () => {
  double = await startDoubleOn(fixture);
  control = new AnthropicControl(double.url);
  messages = `${double.url}/v1/messages?beta=true`;
  line = `Étape 4/6 — chapitre 1/3 — ${fixture.repository}@${fixture.commit}`;
});

afterEach(() => double.stop());

describe("the credentials", () => {
  test.each([
    ["no credential", {}, "x-api-key header is required"],
    ["a wrong key", { "x-api-key": "wrong" }, "invalid x-api-key"],
    ["a wrong token", { ...SIGNED_BY_TOKEN, authorization: "Bearer wrong" }, "Invalid bearer token"],
    [
      "a token without its beta",
      { authorization: SIGNED_BY_TOKEN.authorization },
      "OAuth authentication is currently not supported.",
    ],
  ])("%s is refused", async (_title, headers, message) => {
    const response = await post(messages, bodyFor(line), { "anthropic-version": "2023-06-01", ...headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      type: "error",
      error: { type: "authentication_error", message },
      request_id: response.headers.get("request-id"),
    });
  });

  test.each([
    ["an API key", SIGNED, "api-key"],
    ["a subscription token", SIGNED_BY_TOKEN, "oauth"],
  ])("%s is accepted, and only its kind is kept", async (_title, headers, credential) => {
    expect((await post(messages, bodyFor(line), headers)).status).toBe(200);
    expect(await control.requests()).toMatchObject([{ credential, status: 200, completed: true }]);
    expect(JSON.stringify(await control.requests())).not.toContain("sk-ant");
  });

  test("two credentials at once are a problem", async () => {
    await post(messages, bodyFor(line), { ...SIGNED, ...SIGNED_BY_TOKEN });
    expect(await control.problems()).toMatchObject([{ message: expect.stringContaining("Two credentials") }]);
  });

  test("a credential in a prompt is a problem", async () => {
    await post(messages, bodyFor(line, { messages: [{ role: "user", content: CREDENTIALS.oauthToken }] }));
    expect(await control.problems()).toMatchObject([{ message: expect.stringContaining("A credential") }]);
  });

  test("a malformed request is refused with 400", async () => {
    const answers = [
      await post(messages, "{"),
      await post(messages, bodyFor(line, { messages: [] })),
      await post(messages, bodyFor(line), { "x-api-key": CREDENTIALS.apiKey }),
    ];
    const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<unknown>));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(bodies).toMatchObject(Array(3).fill({ error: { type: "invalid_request_error" } }));
  });
});

describe("what the API does not have", () => {
  test("an unknown route is a problem", async () => {
    expect((await fetch(`${double.url}/api/telemetry`, { method: "POST" })).status).toBe(404);
    expect(await double.stop()).toEqual([expect.stringContaining("POST /api/telemetry")]);
  });

  test("a request that belongs to no step is a problem", async () => {
    expect((await post(messages, bodyFor("Écris un poème."))).status).toBe(400);
    expect(await double.stop()).toEqual([expect.stringContaining("which of the six steps")]);
  });

  test("a scenario that cannot be read is a problem, and an error of the control API", async () => {
    await expect(control.play("*", "503")).rejects.toThrow("« 503 » is not a rule");
    expect((await post(`${double.url}/s/503/v1/messages`, bodyFor(line))).status).toBe(404);
    expect(await double.stop()).toContainEqual(expect.stringContaining("« 503 » is not a rule"));
  });
});

test("the greeting and a count of tokens are answered", async () => {
  expect((await fetch(`${double.url}/s/529/api/hello`, { method: "HEAD" })).status).toBe(200);
  // Like the client's own count: without a system prompt and an output limit.
  const { model, messages: text } = bodyFor(line);
  const counted = await post(`${double.url}/v1/messages/count_tokens`, { model, messages: text, tools: [] });
  expect(await counted.json()).toEqual({ input_tokens: expect.any(Number) });
  expect(await control.problems()).toEqual([]);
});

describe("an answer", () => {
  test("is a stream in the API's order", async () => {
    const response = await post(messages, bodyFor(line, { stream: true }));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = await eventsIn(response);
    const order = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(order).toEqual([
      "message_start",
      "ping",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
  });

  test("is the same whole as in a stream", async () => {
    const whole = (await (await post(messages, bodyFor(line))).json()) as { content: { text: string }[] };
    const events = await eventsIn(await post(messages, bodyFor(line, { stream: true })));
    const streamed = events.map(({ delta }) => (delta as { text?: string } | undefined)?.text ?? "").join("");
    expect(streamed).toBe(whole.content[0]?.text);
    expect(streamed).toMatch(/^# Chapitre 1 : /);
  });

  test("counts a later turn's tokens as read from the cache", async () => {
    const usage = async (more: Record<string, unknown>) =>
      ((await (await post(messages, bodyFor(line, more))).json()) as { usage: Record<string, number> }).usage;
    const first = await usage({});
    const later = await usage({
      messages: [
        { role: "user", content: "Écris." },
        { role: "assistant", content: "Voilà." },
        { role: "user", content: "Encore." },
      ],
    });
    expect(first.cache_read_input_tokens).toBe(0);
    expect(later.cache_read_input_tokens).toBeGreaterThan(first.cache_creation_input_tokens ?? Infinity);
  });
});

describe("the limits", () => {
  test.each([
    ["a subscription", SIGNED_BY_TOKEN, "anthropic-ratelimit-unified-status", "allowed", "rejected"],
    ["an API key", SIGNED, "anthropic-ratelimit-requests-remaining", "3999", "0"],
  ])("are sent as for %s", async (_title, headers, name, before, after) => {
    const allowed = await post(messages, bodyFor(line), headers);
    expect(allowed.headers.get(name)).toBe(before);
    expect(allowed.headers.get("retry-after")).toBeNull();
    const rejected = await post(`${double.url}/s/429=60/v1/messages`, bodyFor(line), headers);
    expect(rejected.status).toBe(429);
    expect(rejected.headers.get(name)).toBe(after);
    expect(Number(rejected.headers.get("retry-after"))).toBeGreaterThanOrEqual(59);
  });
});

describe("a fault of the transport", () => {
  const answer = (scenario: string, more: Record<string, unknown> = {}) =>
    post(`${double.url}/s/${scenario}/v1/messages`, bodyFor(line, more));

  test.each([
    ["400", 400, "invalid_request_error", "Invalid request."],
    ["401", 401, "authentication_error", "invalid x-api-key"],
    ["403", 403, "permission_error", "does not have permission"],
    ["404", 404, "not_found_error", "model: claude-sonnet-4-5"],
    ["413", 413, "request_too_large", "exceeds the maximum size"],
    ["429", 429, "rate_limit_error", "rate limit"],
    ["500", 500, "api_error", "Internal server error"],
    ["529", 529, "overloaded_error", "Overloaded"],
    ["prompt-too-long", 400, "invalid_request_error", "prompt is too long: "],
  ])("%s is an error in the API's format", async (scenario, status, type, message) => {
    const response = await answer(scenario);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      type: "error",
      error: { type, message: expect.stringContaining(message) },
      request_id: response.headers.get("request-id"),
    });
  });

  test("dropped closes the connection before an answer", async () => {
    await expect(answer("dropped")).rejects.toThrow("fetch failed");
  });

  test("cut closes the connection in the middle of a stream", async () => {
    const response = await answer("cut", { stream: true });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  test("malformed is an answer that is not JSON", async () => {
    await expect((await answer("malformed")).json()).rejects.toThrow(SyntaxError);
  });

  test.each([
    ["refusal", "refusal"],
    ["max-tokens", "max_tokens"],
  ])("%s is a message with that reason to stop", async (scenario, stop_reason) => {
    expect(await (await answer(scenario)).json()).toMatchObject({ type: "message", stop_reason });
  });
});

describe("a hold", () => {
  test("keeps one document waiting until it is released", async () => {
    await control.hold(fixture.repository, "4.1");
    const waiting = post(messages, bodyFor(line));
    await control.reached(fixture.repository, "4.1");
    const other = await post(messages, bodyFor(line.replace("1/3", "2/3")));
    expect(other.status).toBe(200);
    await control.release(fixture.repository, "4.1");
    expect((await waiting).status).toBe(200);
  });

  test("records a client that leaves meanwhile as not answered", async () => {
    const leaving = new AbortController();
    await control.hold(fixture.repository);
    const waiting = post(messages, bodyFor(line), SIGNED, { signal: leaving.signal });
    await control.reached(fixture.repository);
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    await expect
      .poll(async () => (await control.requests())[0])
      .toMatchObject({ completed: false, status: 0 });
    await control.release(fixture.repository);
  });
});

test("an expectation that is not met is a problem of its repository", async () => {
  await control.play(fixture.repository, "529:1");
  expect(await control.problems("other/repository")).toEqual([]);
  expect(await control.problems(fixture.repository)).toMatchObject([
    { message: expect.stringContaining("529") },
  ]);
  expect((await post(messages, bodyFor(line))).status).toBe(529);
  expect(await control.problems(fixture.repository)).toEqual([]);
});
