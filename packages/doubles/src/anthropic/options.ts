import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Recorder } from "./record/recorder.ts";
import { Replayer } from "./record/replayer.ts";
import type { DoubleOptions } from "./anthropic-double.ts";

export const HELP = `Usage: node packages/doubles/src/anthropic/main.ts [options]

A double of the Anthropic Messages API. It prints its address, which is a client's ANTHROPIC_BASE_URL. It answers with
documents that are true of the repository in question. A scenario in the path, <address>/s/<scenario>, makes it fail.

  --host HOST                the address to listen on (127.0.0.1)
  --port PORT                the port; 0 is a free one (0)
  --oauth-token-file FILE    the accepted subscription token
  --api-key-file FILE        the accepted API key
  --repository NAME=DIR      a Git directory for the repository owner/name; may be repeated
  --github URL               where other repositories are cloned from
  --github-token-file FILE   the token for private repositories there
  --grammars DIR             the parsers' .wasm.gz files, where no packages are installed

  --record DIR               passes requests to an upstream and writes a redacted recording; this costs money
  --upstream URL             the recorded API (https://api.anthropic.com)
  --replay DIR               serves a recording in its order; an old, missing or unused recording is an error
  --max-age DAYS             the greatest age of a recording (90)

  --help                     this text

The options before --record can also be variables, for example ANTHROPIC_DOUBLE_PORT, except --repository.
Exit code 1: there was a problem (an unknown route or task, a refused Read, a rule that was not played as often as expected,
a request that differs from the recording); each problem is a line on stderr. Exit code 2: the options are wrong.
`;

/** Returns undefined for `--help`. Rejects with TypeError or CassetteInvalid. */
export async function readOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<DoubleOptions | undefined> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: "string", default: environment.ANTHROPIC_DOUBLE_HOST ?? "127.0.0.1" },
      port: { type: "string", default: environment.ANTHROPIC_DOUBLE_PORT ?? "0" },
      "oauth-token-file": fromVariable(environment.ANTHROPIC_DOUBLE_OAUTH_TOKEN_FILE),
      "api-key-file": fromVariable(environment.ANTHROPIC_DOUBLE_API_KEY_FILE),
      repository: { type: "string", multiple: true, default: [] },
      github: fromVariable(environment.ANTHROPIC_DOUBLE_GITHUB),
      "github-token-file": fromVariable(environment.ANTHROPIC_DOUBLE_GITHUB_TOKEN_FILE),
      grammars: fromVariable(environment.ANTHROPIC_DOUBLE_GRAMMARS),
      record: { type: "string" },
      upstream: { type: "string", default: "https://api.anthropic.com" },
      replay: { type: "string" },
      "max-age": { type: "string", default: "90" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const where = { host: values.host, port: Number(values.port) };
  if (values.record !== undefined && values.replay !== undefined) {
    throw new TypeError("--record and --replay cannot be given together.");
  }
  if (values.record !== undefined) {
    return { ...where, answers: await Recorder.create(values.record, values.upstream) };
  }
  if (values.replay !== undefined) {
    return { ...where, answers: await Replayer.open(values.replay, Number(values["max-age"])) };
  }
  const githubToken = await secret(values["github-token-file"]);
  return {
    ...where,
    credentials: {
      oauthToken: await secret(values["oauth-token-file"]),
      apiKey: await secret(values["api-key-file"]),
    },
    answers: {
      directories: new Map(values.repository.map(splitPair)),
      ...(values.github === undefined ? {} : { github: values.github }),
      ...(githubToken === undefined ? {} : { githubToken }),
      ...(values.grammars === undefined ? {} : { grammars: values.grammars }),
    },
  };
}

function fromVariable(value: string | undefined) {
  return { type: "string" as const, ...(value === undefined ? {} : { default: value }) };
}

async function secret(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readFile(file, "utf8")).trim();
}

function splitPair(entry: string): [string, string] {
  const at = entry.indexOf("=");
  if (at <= 0) throw new TypeError(`--repository ${entry}: give it as owner/name=directory.`);
  return [entry.slice(0, at), entry.slice(at + 1)];
}
