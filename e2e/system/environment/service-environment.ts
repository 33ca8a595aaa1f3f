/**
 * The variables of the shell that may reach the system under test: very few, and never a
 * credential.
 */

/** Variables that could cause model costs for the user. Each one also as `<NAME>_FILE`. */
export const MODEL_CREDENTIALS = [
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_AUTH_TOKEN",
  "ANTHROPIC_BASE_URL",
  "CLAUDE_CODE_OAUTH_TOKEN",
  "AWS_BEARER_TOKEN_BEDROCK",
  "CLAUDE_CODE_USE_BEDROCK",
  "CLAUDE_CODE_USE_VERTEX",
  "OPENAI_API_KEY",
] as const;

/** What any program needs. Without `HOME`: each service has its own. */
const PASSED_ON = ["PATH", "LANG", "LC_ALL", "TZ", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];

/** Removes the model credentials from an environment and returns their names. */
export function dropModelCredentials(environment: NodeJS.ProcessEnv = process.env): string[] {
  const names = MODEL_CREDENTIALS.flatMap((name) => [name, `${name}_FILE`]);
  const present = names.filter((name) => environment[name] !== undefined);
  for (const name of present) delete environment[name];
  return present;
}

/**
 * The environment of a service: the variables that any program needs, and the service's own
 * settings.
 */
export function serviceEnvironment(
  own: Readonly<Record<string, string>>,
  shell: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const passed = PASSED_ON.flatMap((name) => {
    const value = shell[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), ...own };
}
