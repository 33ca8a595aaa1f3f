/** Tells the reporter, before anything runs, which course a test reads: a course that never came is missed, too. */

const TYPE = "course";

/** The annotation of a test that reads the course of a fixture. */
export function reads(fixture: string): { type: string; description: string } {
  return { type: TYPE, description: fixture };
}

/** The fixture whose course a test reads, by its annotations. */
export function fixtureRead(
  annotations: readonly { type: string; description?: string | undefined }[],
): string | undefined {
  return annotations.find(({ type }) => type === TYPE)?.description;
}
