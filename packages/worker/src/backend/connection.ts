/**
 * The worker's only connection to the backend: a WebSocket with the worker's identity. Convex's
 * client reconnects it automatically.
 */
import { connectionEnded, signToken, webSocketWithEnd } from "@fondation/backend";
import type { Log, Secret } from "@fondation/environment";
import { ConvexClient } from "convex/browser";

export interface ConnectOptions {
  readonly convexUrl: string;
  /** The deployment's private signing key, a JWK as JSON. */
  readonly signingKey: Secret;
  readonly workerId: string;
  readonly log: Log;
}

export interface Connection {
  readonly client: ConvexClient;
  readonly isConnected: () => boolean;
  /** Aborted with CONNECTION_ENDED when the backend serves this client no more. */
  readonly ended: AbortSignal;
  /** Calls `listener` on each connection after the first. */
  onReconnect(listener: () => void): void;
  close(): Promise<void>;
}

/** The client asks for a new token before this one expires. */
const TOKEN_SECONDS = 900;

/** Connects without waiting. Calls made before the connection is open are sent afterwards. */
export function connect({ convexUrl, signingKey, workerId, log }: ConnectOptions): Connection {
  let closing = false;
  const end = new AbortController();
  const client = new ConvexClient(convexUrl, {
    logger: false,
    unsavedChangesWarning: false,
    webSocketConstructor: webSocketWithEnd((reason) => {
      closing = true;
      void client.close();
      end.abort(connectionEnded(reason));
    }),
  });
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
    ended: end.signal,
    onReconnect: (listener) => listeners.add(listener),
    close() {
      closing = true;
      return client.close();
    },
  };
}
