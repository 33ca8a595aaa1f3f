import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { publicJwks } from "@fondation/backend";
import { readEnvironment } from "@fondation/environment";
import { note, print, printJson } from "../terminal/result.ts";
import { dataDirectory, prepareDirectory } from "./directory.ts";
import { ensureBrowserEndpoint, ensureKeys } from "./keys.ts";

export interface InitOptions {
  readonly directory?: string;
  readonly production?: true;
  readonly json?: true;
}

/**
 * Makes missing keys. Prints lines for `.env.local` that name the key files; the lines contain no
 * secrets.
 */
export async function init({ directory, json }: InitOptions): Promise<void> {
  const data = dataDirectory(readEnvironment().FONDATION_DATA);
  if (directory === undefined) prepareDirectory(data);
  const place = directory === undefined ? data.keys : resolve(directory);
  const files = await ensureKeys(place);
  const browser = await ensureBrowserEndpoint(place);
  const signingKey = files.find(({ variable }) => variable === "FONDATION_SIGNING_KEY");
  const jwks = publicJwks(readFileSync(signingKey?.path ?? "", "utf8"));
  if (json) {
    const keys = [...files, browser].map(({ variable, path, made }) => ({
      variable: `${variable}_FILE`,
      path,
      made,
    }));
    return printJson({ keys, FONDATION_JWKS: jwks });
  }
  for (const { path, made } of [...files, browser]) note(`${made ? "made" : "kept"} ${path}`);
  note("\nFor .env.local, or the environment of `fondation web`, `worker` and `backend`:\n");
  for (const { variable, path } of files) print(`${variable}_FILE=${path}`);
  note("\nFor a deployment on Convex Cloud, the public half (`npx convex env set FONDATION_JWKS …`):\n");
  print(`FONDATION_JWKS=${jwks}`);
  note(`\nThe browser service of the compose stack and its workers read ${browser.path}.`);
  const token = files.find(({ variable }) => variable === "FONDATION_ACCESS_TOKEN");
  note(`\nThe access token for the pages is in ${token?.path}.`);
}
