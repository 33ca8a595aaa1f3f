/** `--claude-token`: which of the two model credentials a token is. */

/** The variable the token belongs to: an API key says what it is, everything else is a subscription's token. */
export function modelOverrides(token: string | undefined): Record<string, string> {
  if (token === undefined) return {};
  return token.startsWith("sk-ant-api") ? { ANTHROPIC_API_KEY: token } : { CLAUDE_CODE_OAUTH_TOKEN: token };
}
