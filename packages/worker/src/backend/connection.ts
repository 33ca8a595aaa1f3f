/** The worker's one connection to the backend: a WebSocket with the worker's own identity, kept up by Convex's client. */
import { signToken } from "@fondation/backend";
import type { Log, Secret } from "@fondation/environment";
import { ConvexClient } from "convex/browser";

/** What a worker needs to introduce itself. */
export interface ConnectOptions {
  readonly convexUrl: string;
  /** The deployment's private signing key, a JWK as JSON. */
  readonly signingKey: Secret;
  readonly workerId: string;
  readonly log: Log;
}

/** A connection that mends itself. */
export interface Connection {
  readonly client: ConvexClient;
  readonly isConnected: () => boolean;
  /** Called on each new connection after the first. */
  onReconnect(listener: () => void): void;
  close(): Promise<void>;
}

/** The client asks for a new token before this one expires. */
const TOKEN_SECONDS = 900;

/** Connects. Does not wait: whatever is asked meanwhile is sent when the connection is there. */
export function connect({ convexUrl, signingKey, workerId, log }: ConnectOptions): Connection {
  const client = new ConvexClient(convexUrl, { logger: false, unsavedChangesWarning: false });
  client.setAuth(
    () =>
      signToken(signingKey.reveal(), { role: "worker", subject: workerId, expiresInSeconds: TOKEN_SECONDS }),
    (admitted) => {
      if (!admitted)
        log.error("The backend does not accept this worker's identity: is FONDATION_SIGNING_KEY its key?");
    },
  );
  const listeners = new Set<() => void>();
  let connected = false;
  let everConnected = false;
  let closing = false;
  client.client.subscribeToConnectionState(({ isWebSocketConnected }) => {
    if (isWebSocketConnected === connected) return;
    connected = isWebSocketConnected;
    if (closing) return;
    if (!connected) log.warn({ convexUrl }, "The connection to the backend is lost; trying again");
    else if (everConnected) {
      log.info({ convexUrl }, "Connected to the backend again");
      for (const listener of listeners) listener();
    }
    everConnected ||= connected;
  });
  return {
    client,
    isConnected: () => connected,
    onReconnect: (listener) => listeners.add(listener),
    close() {
      closing = true;
      return client.close();
    },
  };
}
