import { CREDENTIALS } from "./start-double.ts";

/** Headers with the accepted API key. */
export const SIGNED = { "x-api-key": CREDENTIALS.apiKey, "anthropic-version": "2023-06-01" };

/** Headers with the accepted subscription token. */
export const SIGNED_BY_TOKEN = {
  authorization: `Bearer ${CREDENTIALS.oauthToken}`,
  "anthropic-beta": "something-2025-01-01,oauth-2025-04-20",
  "anthropic-version": "2023-06-01",
};

/** The body of a request. `line` is the line of the system prompt that states the task. */
export function bodyFor(line: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    model: "claude-sonnet-4-5",
    max_tokens: 1000,
    system: line,
    messages: [{ role: "user", content: "Écris." }],
    ...more,
  };
}

/** Posts to `/v1/messages`, or to another route below it. */
export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = SIGNED,
  init: RequestInit = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...init,
  });
}

/** The parsed data of each event of a stream. */
export async function eventsIn(response: Response): Promise<{ type: string; [key: string]: unknown }[]> {
  const chunks = (await response.text()).split("\n\n").filter(Boolean);
  return chunks.map((chunk) => {
    const [event = "", data = ""] = chunk.split("\n");
    const value = JSON.parse(data.replace(/^data: /, "")) as { type: string };
    if (`event: ${value.type}` !== event) throw new Error(`${event} carries ${value.type}`);
    return value;
  });
}
