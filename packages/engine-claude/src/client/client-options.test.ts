import { expect, test } from "vitest";
import { QUESTION } from "../testing/ask-client.ts";
import { modelAt } from "../testing/test-model-settings.ts";
import { clientOptions } from "./client-options.ts";

const client = {
  settings: modelAt("http://127.0.0.1:9"),
  executable: "/opt/claude",
  setpriv: undefined,
  files: "/files",
  homes: "/homes",
};

test("several options contain the client independently of each other", () => {
  const options = clientOptions(QUESTION, client);
  expect(options).toMatchObject({
    cwd: "/files",
    model: client.settings.model,
    systemPrompt: QUESTION.system,
    settingSources: [],
    extraArgs: { restricted: null },
    strictMcpConfig: true,
    mcpServers: {},
    skills: [],
    tools: ["Read", "Grep", "Glob"],
    permissionMode: "default",
    permissionPrompts: "none",
    persistSession: false,
    verbatimPrompts: true,
  });
  // An allowed tool would be allowed for every path.
  expect(options).not.toHaveProperty("allowedTools");
  expect(options).not.toHaveProperty("additionalDirectories");
  expect(options.disallowedTools).toEqual(
    expect.arrayContaining(["Bash", "Write", "Edit", "WebFetch", "Agent", "Task", "Read(.git/**)"]),
  );
});

test("the options have a schema only where a value is asked for", () => {
  expect(clientOptions(QUESTION, client)).not.toHaveProperty("outputFormat");
  const schema = { type: "object" };
  expect(clientOptions({ ...QUESTION, schema }, client).outputFormat).toEqual({
    type: "json_schema",
    schema,
  });
});
