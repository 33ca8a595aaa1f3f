import { expect, test } from "vitest";
import { bodyFor } from "../testing/requests.ts";
import type { MessagesRequest } from "../wire/request.ts";
import { differences, digestOf } from "./digest.ts";

const digest = (more: Record<string, unknown> = {}) =>
  digestOf(bodyFor("The task.", more) as unknown as MessagesRequest);

test.each([
  ["max_tokens", { max_tokens: 2_000 }],
  ["thinking", { thinking: { type: "enabled", budget_tokens: 1_024 } }],
  ["tool_choice", { tool_choice: { type: "tool", name: "StructuredOutput" } }],
])("another %s is another request", (_name, more) => {
  expect(differences(digest(), digest(more))).toEqual(["settings"]);
});

test("another user and session is the same request", () => {
  const of = (session: string) => digest({ metadata: { user_id: JSON.stringify({ session_id: session }) } });
  expect(differences(of("one"), of("other"))).toEqual([]);
});
