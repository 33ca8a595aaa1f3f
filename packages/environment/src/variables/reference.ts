/** Writes `.env.example` and `docs/environment.md` from the table. */
import type { Group, Variable } from "./variable.ts";
import { VARIABLES } from "./variables.ts";

const rows = Object.entries(VARIABLES) as [string, Variable][];
const groups = [...new Set(rows.map(([, row]) => row.group))];

/** Texts of the generated files by path from the root of the repository. */
export function referenceFiles(): Readonly<Record<string, string>> {
  return { ".env.example": exampleFile(), "docs/environment.md": page() };
}

function inGroup(group: Group): [string, Variable][] {
  return rows.filter(([, row]) => row.group === group);
}

function exampleFile(): string {
  const lines = [
    "# Every variable Fondation reads. Copy to .env.local and uncomment what you need; `bun run up` needs none.",
    "# Generated from packages/environment/src/variables by `node packages/environment/src/variables/generate.ts`.",
  ];
  for (const group of groups) {
    lines.push("", `## ${group}`);
    for (const [name, row] of inGroup(group)) {
      lines.push("", `# ${row.what}`, `# Where to get it: ${row.where}`);
      if (row.secret) lines.push(`# A secret: ${name}_FILE=<path> reads it from a file instead.`);
      lines.push(`# ${name}=${row.default ?? row.example ?? ""}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function page(): string {
  const sections = groups.map((group) =>
    [
      `## ${group}`,
      "",
      "| Variable | Purpose | Where to get it | Default | Read by |",
      "|---|---|---|---|---|",
      ...inGroup(group).map(([name, row]) => tableRow(name, row)),
    ].join("\n"),
  );
  return `${[INTRODUCTION, ...sections].join("\n\n")}\n`;
}

function tableRow(name: string, row: Variable): string {
  const fallback = row.default === undefined ? "none" : `\`${row.default}\``;
  const names = row.secret ? `\`${name}\`, \`${name}_FILE\` (secret)` : `\`${name}\``;
  const label = row.guarded ? `${names} (guarded)` : names;
  return `| ${[label, row.what, row.where, fallback, row.readers.join(", ")].map(cell).join(" | ")} |`;
}

const cell = (text: string) => text.replaceAll("|", "\\|");

const INTRODUCTION = `# Environment variables

<!-- Generated from packages/environment/src/variables by \`node packages/environment/src/variables/generate.ts\`; a test compares. -->

\`bun run up\` needs no setting. A value comes from the first of: command line option, environment, \`.env.local\`,
\`.env.<NODE_ENV>\`, \`.env\`, default. The files are read from the working directory; an empty value counts as unset.
A value with a \`#\` needs quotes; a \`#\` after a blank begins a comment.

A file that Git tracks in the working directory is not read: it came with the repository, and a repository under study must not decide
where your tokens go or which programs run. A line on standard error says so. Export the variables, or keep them in a git-ignored
\`.env.local\`. Variables marked *guarded* (programs, addresses, keys, assets and places to write) are read from no other file than
\`.env.local\`, and not from there when Git cannot tell whether it is tracked, or when another user owns it.
A pipe, a device and a file of more than 32,768 bytes are not read; a line says so.

A secret can also be given as a file: \`<NAME>_FILE\` contains its path. An empty file counts as unset;
both in the same place is an error. A failed start lists every problem at once. Secrets appear in no log, error or argument list.`;
