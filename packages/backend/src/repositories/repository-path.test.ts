import { describe, expect, it } from "vitest";
import { isRepositoryName } from "./repository-path.ts";

describe("a repository's name", () => {
  it.each(["a", ".github", "a.b", "A_b-9"])("may be « %s »", (name) => {
    expect(isRepositoryName(name)).toBe(true);
  });
  it.each(["", ".", "..", "...", "a.", "-a", "a/b", "a b", "a.git", "é", "a\n"])("is not « %s »", (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});
