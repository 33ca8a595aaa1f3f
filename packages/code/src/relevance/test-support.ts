/** Finds the code that only helps tests, by the test framework that it imports. */

import type { Role } from "./role.ts";
import type { ImportStatement } from "../syntax/parsed-code.ts";

const FRAMEWORKS =
  /^(testing(\/\w+)?|github\.com\/stretchr\/testify\/\w+|pytest|unittest(\.mock)?|node:test|vitest|jest|mocha|chai|sinon|@jest\/globals|@testing-library\/.+|org\.junit\..+|junit\.framework\..+|kotlin\.test\..+|org\.scalatest\..+|Xunit(\..+)?|NUnit\..+|PHPUnit\\.+|minitest(\/.+)?|rspec(\/.+)?|XCTest|gtest\/.+|catch2\/.+)$/;

interface Judged {
  readonly role: Role;
  readonly lines: readonly string[];
  readonly code: { readonly imports: readonly ImportStatement[] };
}

/**
 * Gives the role `test` to sources that import a test framework. In a repository that consists
 * mostly of such files they are the product, and keep their role.
 */
export function judgeTestSupport<File extends Judged>(files: readonly File[]): File[] {
  const sources = files.filter(({ role }) => role === "source");
  const supports = new Set(
    sources.filter(({ code }) => code.imports.some(({ module }) => FRAMEWORKS.test(module))),
  );
  const lines = (list: Iterable<Judged>): number =>
    [...list].reduce((sum, file) => sum + file.lines.length, 0);
  if (lines(supports) > 0.5 * lines(sources)) return [...files];
  return files.map((file) => (supports.has(file) ? { ...file, role: "test" } : file));
}
