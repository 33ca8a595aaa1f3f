/** `node main.ts`: the double as a process or a container of its own. Prints its address as its first line; ends on SIGTERM. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startAnthropicDouble } from "./server.ts";

const HELP = `Usage: node e2e/doubles/anthropic/main.ts [options]

A double of the Anthropic Messages API. It prints its address; the client gets it as ANTHROPIC_BASE_URL. A scenario can be
put into the path, \`<address>/s/<scenario>\`.

  --host HOST                where it listens (127.0.0.1)
  --port PORT                0: a free one (0)
  --oauth-token-file FILE    the subscription token that is good
  --api-key-file FILE        the API key that is good
  --repository NAME=DIR      a Git directory for the repository owner/name; may be given again
  --github URL               where other repositories are cloned from
  --github-token-file FILE   reaches private repositories there
  --grammars DIR             the parsers' .wasm files, where no packages are installed
  --help                     this text

It ends with exit code 1 when something was wrong: an unknown route or task, a refused reading, an expectation that nobody met.
`;

const { values } = parseArgs({
  options: {
    host: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "0" },
    "oauth-token-file": { type: "string" },
    "api-key-file": { type: "string" },
    repository: { type: "string", multiple: true, default: [] },
    github: { type: "string" },
    "github-token-file": { type: "string" },
    grammars: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

function secret(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, "utf8").trim();
}

const githubToken = secret(values["github-token-file"]);
const double = await startAnthropicDouble({
  host: values.host,
  port: Number(values.port),
  credentials: {
    oauthToken: secret(values["oauth-token-file"]),
    apiKey: secret(values["api-key-file"]),
  },
  repositories: {
    directories: new Map(
      values.repository.map((entry) => {
        const at = entry.indexOf("=");
        return [entry.slice(0, at), entry.slice(at + 1)] as const;
      }),
    ),
    ...(values.github === undefined ? {} : { github: values.github }),
    ...(githubToken === undefined ? {} : { githubToken }),
    ...(values.grammars === undefined ? {} : { grammars: values.grammars }),
  },
});
process.stdout.write(`${double.url}\n`);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    const problems = await double.stop();
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    process.exit(problems.length === 0 ? 0 : 1);
  });
}
