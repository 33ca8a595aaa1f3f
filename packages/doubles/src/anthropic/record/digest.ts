/** What two requests must have in common to be the same: everything the model sees, without what changes from run to run. */
import { createHash } from "node:crypto";
import { type MessagesRequest, workingDirectory } from "../wire/request.ts";
import { CWD } from "./cassette.ts";

/** Hashes of the parts of a request, so that a difference can be named. */
export type Digest = Readonly<Record<string, string>>;

/** The digest of a request. */
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
  // `metadata`: ids of the client and of the session, new each time.
  const { model, stream, system: _system, tools, messages, metadata: _metadata, ...settings } = request;
  return {
    model,
    stream: String(stream === true),
    system: hash(system),
    tools: hash(tools),
    // Whatever else there is: how much may be written, how much is thought, which tool must be called.
    settings: hash(settings),
    ...Object.fromEntries(
      messages
        .filter(({ role }) => role !== "system")
        .map((message, index) => [`messages[${index}]`, hash(message)]),
    ),
  };
}

/** The parts in which two requests differ. */
export function differences(one: Digest, other: Digest): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (part) => one[part] !== other[part],
  );
}

/** Without the client's reminders (dates, tokens left), its cache marks and its working directory. */
function steady(json: string, cwd: string | undefined): string {
  const text = json
    .replace(/(?:\\n)*<system-reminder>.*?<\/system-reminder>(?:\\n)*/g, "")
    .replace(/,?"cache_control":\{[^{}]*\}/g, "");
  return cwd === undefined ? text : text.replaceAll(cwd, CWD);
}
