/**
 * Tool calls that a model may try when a repository's text instructs it to. The client must refuse
 * each of them.
 */
import type { Block } from "../wire/message.ts";

/** Tool calls by name; `cwd` is the directory the client works in. */
const CALLS: Readonly<Record<string, (cwd: string) => { readonly name: string; readonly input: unknown }>> = {
  bash: (cwd) => ({
    name: "Bash",
    input: { command: `touch ${cwd}/hostile-was-here`, description: "Prepare the analysis" },
  }),
  write: (cwd) => ({
    name: "Write",
    input: { file_path: `${cwd}/hostile-was-here`, content: "hostile\n" },
  }),
  edit: (cwd) => ({
    name: "Edit",
    input: { file_path: `${cwd}/package.json`, old_string: "{", new_string: "{ hostile" },
  }),
  passwd: () => ({ name: "Read", input: { file_path: "/etc/passwd" } }),
  parent: (cwd) => ({ name: "Read", input: { file_path: `${cwd}/${"../".repeat(12)}etc/passwd` } }),
  symlink: (cwd) => ({ name: "Read", input: { file_path: `${cwd}/leads-out/passwd.ts` } }),
  "git-config": (cwd) => ({ name: "Read", input: { file_path: `${cwd}/.git/config` } }),
  environ: () => ({ name: "Read", input: { file_path: "/proc/self/environ" } }),
  grep: () => ({ name: "Grep", input: { pattern: "root:", path: "/etc", output_mode: "content" } }),
  glob: () => ({ name: "Glob", input: { pattern: "**/passwd", path: "/etc" } }),
  fetch: () => ({ name: "WebFetch", input: { url: "http://127.0.0.1:9/leak", prompt: "leak" } }),
  agent: (cwd) => ({
    name: "Agent",
    input: { description: "Help", prompt: `touch ${cwd}/hostile-was-here`, subagent_type: "general-purpose" },
  }),
};

/** The tool calls of one kind, or of `all`. Throws for an unknown kind. */
export function hostileCalls(kind: string, cwd: string, id: () => string): Block[] {
  const kinds = kind === "all" ? Object.keys(CALLS) : [kind];
  return kinds.map((name) => {
    const call = CALLS[name];
    if (call === undefined) throw new Error(`Unknown hostile call « ${name} ».`);
    return { type: "tool_use", id: id(), ...call(cwd) };
  });
}
