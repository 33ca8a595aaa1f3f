/**
 * `source` is the code to teach; `test` and `support` (examples, documentation, benchmarks)
 * illustrate it.
 */
export type Role = "source" | "test" | "support";

const TEST_FILES =
  /^t\/|(^|\/)(tests?|[^/]*[-_]tests?|[a-z]{3,}tests|test-[^/]+|[^/]*testing-support|test-d|__tests__|__mocks__|specs?|testing|testdata|fixtures?|__fixtures__)\/|[._-](test|spec|e2e|bench|test-d)\.\w+$|_test\.(go|py)$|(^|\/)tests?\.rs$|(^|\/)(test_[^/]+\.py|conftest\.py)$/;
/** Languages that write the names of test directories and test classes in one word. */
const ONE_WORD_LANGUAGES = /\.(cs|swift|java|kt|scala|php)$/;
const ONE_WORD_TESTS = /Tests?\/|\w(Tests?|Spec)\.[a-z]+$/;
const SUPPORT_FILES =
  /(^|\/)(_?examples?|samples?|demos?|docs?|documentation|website|playgrounds?|sandbox|scripts?|hack|fuzz(ing|y)?|myapp|\.github|\.circleci)\/|^extras?\/|(?<!(^|\/)src)(^|\/)bench(es|marks?)?\/|(^|\/)[\w-]+\.config\.[mc]?[jt]s$|(^|\/)(setup|noxfile|fabfile)\.py$/i;

/** The role of a file by its path. */
export function roleOf(path: string): Role {
  if (TEST_FILES.test(path)) return "test";
  if (ONE_WORD_LANGUAGES.test(path) && ONE_WORD_TESTS.test(path)) return "test";
  return SUPPORT_FILES.test(path) ? "support" : "source";
}
