/** Compares requests by everything that the model sees. Ignores what changes from run to run. */
import { createHash } from "node:crypto";
import { type MessagesRequest, workingDirectory } from "../wire/request.ts";

/** Stands for the client's working directory, which changes from run to run. */
export const CWD = "{{cwd}}";

/** Hashes of the parts of a request, by the name of the part. */
export type Digest = Readonly<Record<string, string>>;

export function digestOf(request: MessagesRequest): Digest {
  const cwd = workingDirectory(request);
  const hash = (value: unknown): string =>
    createHash("sha256")
      .update(steady(JSON.stringify(value) ?? "", cwd))
      .digest("hex")
      .slice(0, 16);
  const system = Array.isArray(request.system)
    ? request.system.filter(({ text }) => !text.startsWith("x-anthropic-billing-header"))
    : request.system;
  // `metadata` contains ids of the client and the session, which change from run to run.
  const { model, stream, system: _system, tools, messages, metadata: _metadata, ...settings } = request;
  return {
    model,
    stream: String(stream === true),
    system: hash(system),
    tools: hash(tools),
    // All other settings: output limit, thinking budget, tool choice etc.
    settings: hash(settings),
    ...Object.fromEntries(
      messages
        .filter(({ role }) => role !== "system")
        .map((message, index) => [`messages[${index}]`, hash(message)]),
    ),
  };
}

/** The names of the parts in which two requests differ. */
export function differences(one: Digest, other: Digest): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (part) => one[part] !== other[part],
  );
}

/** Removes the client's reminders (dates, remaining tokens), cache marks and working directory. */
function steady(json: string, cwd: string | undefined): string {
  const text = json
    .replace(/(?:\\n)*<system-reminder>.*?<\/system-reminder>(?:\\n)*/g, "")
    .replace(/,?"cache_control":\{[^{}]*\}/g, "");
  return cwd === undefined ? text : text.replaceAll(cwd, CWD);
}
