/** The directories of paths. */

/** The directory of a path, `""` for the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The deepest directory that holds all the paths, `""` for the root. */
export function commonDirectory(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map((path) => directoryOf(path).split("/"));
  const shared = typeof first === "string" ? [] : first;
  const end = shared.findIndex((segment, depth) => others.some((other) => other[depth] !== segment));
  return (end === -1 ? shared : shared.slice(0, end)).join("/");
}
