/** What of the shell that starts the suite may reach the system under test: very little, and never a credential. */

/** Everything with which a model could be called at a person's cost. Each also as `<NAME>_FILE`. */
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

/** What a program needs to run at all. No `HOME`: a service of the suite has a home of its own. */
const PASSED_ON = ["PATH", "LANG", "LC_ALL", "TZ", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];

/** Takes the model credentials out of an environment and returns the names of those that were there. */
export function dropModelCredentials(environment: NodeJS.ProcessEnv = process.env): string[] {
  const names = MODEL_CREDENTIALS.flatMap((name) => [name, `${name}_FILE`]);
  const present = names.filter((name) => environment[name] !== undefined);
  for (const name of present) delete environment[name];
  return present;
}

/** The environment of a service: what every program needs, and what the service is told. */
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
