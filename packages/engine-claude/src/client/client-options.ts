/** How the client is contained. Each of these was seen to matter against a hostile repository. */

import type { Options } from "@anthropic-ai/claude-agent-sdk";
import type { Question } from "../request/question.ts";
import type { ClientSetup } from "./client-setup.ts";

/** What the model can do: read the files of the commit. */
const TOOLS = ["Read", "Grep", "Glob"];

/** Named although they are not offered: some are known to the client by other ways than the list of tools. */
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

/** The options of a request but for its environment and its process. */
export function clientOptions(
  { system, schema, budgetUsd }: Question,
  { settings, executable, files }: ClientSetup,
): Options {
  return {
    pathToClaudeCodeExecutable: executable,
    cwd: files,
    // The default depends on the kind of credential.
    model: settings.model,
    // A preset would put the repository's state, commit messages included, into the prompt.
    systemPrompt: system,
    // The prompt holds text of the repository: `@path` in it must not attach a file, nor `/word` run a command.
    verbatimPrompts: true,
    tools: TOOLS,
    disallowedTools: FORBIDDEN,
    permissionMode: "default",
    permissionPrompts: "none",
    // No settings of the repository, the person or the machine's user: hooks, key helpers and base URLs live there.
    settingSources: [],
    strictMcpConfig: true,
    mcpServers: {},
    skills: [],
    persistSession: false,
    // Reading stays within the working directory, whatever way a path takes.
    extraArgs: { restricted: null },
    includePartialMessages: true,
    maxTurns: settings.limits.maxTurns,
    maxBudgetUsd: budgetUsd,
    ...(schema === undefined ? {} : { outputFormat: { type: "json_schema", schema: { ...schema } } }),
  };
}
