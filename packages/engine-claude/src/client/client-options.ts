/**
 * The options that contain the client. Tests with a hostile repository show that each one is
 * necessary.
 */

import type { Options } from "@anthropic-ai/claude-agent-sdk";
import type { Question } from "../request/question.ts";
import type { ClientSetup } from "./client-setup.ts";

/** The model can only read the files of the commit. */
const TOOLS = ["Read", "Grep", "Glob"];

/** Forbidden by name too, because the list above does not turn off all tools of the client. */
const FORBIDDEN = [
  "Bash",
  "Write",
  "Edit",
  "NotebookEdit",
  "WebFetch",
  "WebSearch",
  "Agent",
  "Task",
  "Skill",
  "Read(.git/**)",
];

/** The options of a request, without environment and process. */
export function clientOptions(
  { system, schema, budgetUsd }: Question,
  { settings, executable, files }: ClientSetup,
): Options {
  return {
    pathToClaudeCodeExecutable: executable,
    cwd: files,
    // The client's default depends on the kind of credential.
    model: settings.model,
    // A preset would add the state of the repository and its commit messages to the prompt.
    systemPrompt: system,
    // The prompt contains text of the repository: `@path` must not attach a file, and `/word` must
    // not run a command.
    verbatimPrompts: true,
    tools: TOOLS,
    disallowedTools: FORBIDDEN,
    permissionMode: "default",
    permissionPrompts: "none",
    // No settings of the repository or the user, because they can define hooks, key helpers and
    // base URLs.
    settingSources: [],
    strictMcpConfig: true,
    mcpServers: {},
    skills: [],
    persistSession: false,
    // Restricts reading to the working directory, even through links and `..`.
    extraArgs: { restricted: null },
    includePartialMessages: true,
    maxTurns: settings.limits.maxTurns,
    maxBudgetUsd: budgetUsd,
    ...(schema === undefined ? {} : { outputFormat: { type: "json_schema", schema: { ...schema } } }),
  };
}
