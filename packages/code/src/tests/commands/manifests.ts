/** Manifests and build files, found from a file upwards. */

import type { Place } from "../../syntax/parsed-code.ts";

export interface Manifest {
  readonly path: string;
  /** The directory; empty at the root. */
  readonly directory: string;
  readonly text: string;
}

/** The manifests from the directory of a file up to the root, the nearest first. */
export type ManifestsAbove = (path: string, base: RegExp) => readonly Manifest[];

export function manifestsOf(texts: ReadonlyMap<string, string>): ManifestsAbove {
  const byDirectory = Map.groupBy([...texts.keys()].sort(), directoryOf);
  return (path, base) => {
    const found: Manifest[] = [];
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      for (const candidate of byDirectory.get(directory) ?? []) {
        if (!base.test(candidate.slice(candidate.lastIndexOf("/") + 1))) continue;
        found.push({ path: candidate, directory, text: texts.get(candidate) ?? "" });
      }
      if (directory === "") return found;
    }
  };
}

/** The first line that contains a match. */
export function lineWith(manifest: Manifest, mark: RegExp): Place | undefined {
  return lineThat(manifest, (line) => mark.test(line));
}

/** The first line that passes a test. */
export function lineThat({ path, text }: Manifest, passes: (line: string) => boolean): Place | undefined {
  const line = text.split("\n").findIndex(passes) + 1;
  return line === 0 ? undefined : { path, startLine: line, endLine: line };
}

function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
