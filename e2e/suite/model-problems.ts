/** Problems that the Anthropic double found during one test: unknown routes, unmet expectations. */
import type { AnthropicControl } from "@fondation/doubles/anthropic/anthropic-control";
import type { Problem } from "@fondation/doubles/anthropic/exchange/request-log";

/** No repository has this key. It selects problems of requests without a repository. */
const NO_REPOSITORY = "-";

/**
 * Starts to watch the Anthropic double. The result returns the new problems of these repositories
 * and of requests without a repository, but not the problems of earlier tests.
 */
export async function watchProblems(
  anthropic: AnthropicControl,
): Promise<(repositories: readonly string[]) => Promise<Problem[]>> {
  const { length: before } = await anthropic.problems(NO_REPOSITORY);
  return async (repositories) => {
    const strangers = (await anthropic.problems(NO_REPOSITORY)).slice(before);
    const own = await Promise.all(repositories.map((key) => anthropic.problems(key)));
    return [...strangers, ...own.flat().filter(({ repository }) => repository !== undefined)];
  };
}
