/** How Git is run on a checkout, by the checks and by the analysis: reading only, of exactly the objects that are there. */

/**
 * Variables of the caller that Git needs to find itself and the person's configuration. Nothing else reaches it: no secret, and no place that
 * a hook has set (GIT_DIR).
 */
const PASSED_ON = /^(?:PATH|HOME|XDG_CONFIG_HOME|TMPDIR|GIT_CONFIG.*)$/u;

/** Variables of every Git process: messages in English, the objects that are there, no questions. */
export const GIT_DEFAULTS = {
  LC_ALL: "C",
  // What the commit's id stands for, not what a replacement reference says it stands for.
  GIT_NO_REPLACE_OBJECTS: "1",
  // A missing object of a partial clone is missing: checking a course must not reach for the network.
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
} as const;

/** The environment Git runs in. */
export function gitEnvironment(): Record<string, string | undefined> {
  const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return { ...Object.fromEntries(passedOn), ...GIT_DEFAULTS };
}
