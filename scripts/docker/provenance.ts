/** The origin of an image, for its labels. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** Values of the image labels of the same names; empty when unknown. */
export interface Provenance {
  readonly source: string;
  readonly version: string;
  /** The commit, followed by `-modified` when the working tree differs from it. */
  readonly revision: string;
}

export async function provenance(root: string): Promise<Provenance> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const git = async (...args: string[]) => {
    const { stdout } = await execa("git", args, { cwd: root, reject: false });
    return (stdout ?? "").trim();
  };
  const commit = await git("rev-parse", "HEAD");
  const modified = (await git("status", "--porcelain", "--untracked-files=no")) !== "";
  return {
    source: webAddress(await git("remote", "get-url", "origin")),
    version,
    revision: commit === "" ? "" : `${commit}${modified ? "-modified" : ""}`,
  };
}

/** Converts a remote to an https address without credentials. Empty for a directory. */
export function webAddress(remote: string): string {
  const [, host, path] = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+)$/.exec(remote) ?? [];
  const url = URL.parse(host === undefined ? remote : `https://${host}/${path}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return "";
  return `${url.origin}${url.pathname}`.replace(/\.git$/, "");
}
