import type { Citation } from "@fondation/course/contract";

/**
 * The address of cited lines on the Git server, or `undefined` when the course has no source URL.
 */
export function sourceLink(
  sourceUrl: string | null,
  { path, startLine, endLine }: Citation,
): string | undefined {
  if (sourceUrl === null || !/^https?:\/\//.test(sourceUrl)) return undefined;
  const file = path.split("/").map(encodeURIComponent).join("/");
  return `${sourceUrl.replace(/(?<!\/)\/+$/, "")}/${file}#L${startLine}-L${endLine}`;
}
