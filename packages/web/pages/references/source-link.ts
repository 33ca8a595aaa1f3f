import type { Citation } from "@fondation/course/contract";

/** Where cited lines can be seen on the repository's own server; undefined where that is not known. */
export function blobAddress(
  sourceUrl: string | null,
  { path, startLine, endLine }: Citation,
): string | undefined {
  if (sourceUrl === null || !/^https?:\/\//.test(sourceUrl)) return undefined;
  const file = path.split("/").map(encodeURIComponent).join("/");
  return `${sourceUrl.replace(/\/+$/, "")}/${file}#L${startLine}-L${endLine}`;
}
