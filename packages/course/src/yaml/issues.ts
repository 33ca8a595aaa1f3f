import type { z } from "zod";

/** Each issue as `place: reason`, joined by `; `. */
export function describeIssues({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => `${path.length === 0 ? "document" : place(path)}: ${message}`)
    .join("; ");
}

function place(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}
