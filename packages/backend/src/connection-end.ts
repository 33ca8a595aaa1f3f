/**
 * The final error of the Convex protocol, `{"type":"FatalError","error":…}`: the backend serves this
 * client no more, for example because its database was replaced. Convex's client throws it in an
 * event handler, where no caller can catch it: a page shows nothing, a Node process ends.
 */
import { FondationError } from "@fondation/environment/errors";

/**
 * A value for the client's option `webSocketConstructor`. `onEnd` gets the backend's reason instead
 * of the client, which would connect again: the caller closes it.
 */
export function webSocketWithEnd(onEnd: (reason: string) => void): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // Added before the client's own handler, so that it runs first.
      this.addEventListener("message", (event) => {
        const reason = endIn(event.data);
        if (reason === undefined) return;
        event.stopImmediatePropagation();
        onEnd(reason);
      });
    }
  };
}

export function connectionEnded(reason: string): FondationError {
  return new FondationError({
    code: "CONNECTION_ENDED",
    message: `the backend ended the connection for good: ${reason}`,
    advice:
      "Start the command again. If this comes back, check that it and the backend are of the same version.",
  });
}

function endIn(data: unknown): string | undefined {
  // Other messages can have megabytes, and are not parsed twice.
  if (typeof data !== "string" || !data.includes('"FatalError"')) return undefined;
  const message = JSON.parse(data);
  return message.type === "FatalError" ? String(message.error) : undefined;
}
