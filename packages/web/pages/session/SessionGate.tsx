/**
 * Shows the pages to admitted visitors: to all visitors with open access, otherwise after they
 * enter the access token.
 */

import { webSocketWithEnd } from "@fondation/backend";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { inlined } from "../loading/inlined.ts";
import { FailureBox } from "../states/FailureBox.tsx";
import { useDelayedFlag } from "../states/delayed-flag.ts";
import { AccessPage } from "./AccessPage.tsx";
import {
  CONNECTION_ENDED,
  closeSession,
  RETRY_MS,
  readSession,
  readViewerToken,
  UNREACHABLE,
} from "./session-client.ts";
import type { Session } from "../../server/session/session-routes.ts";
import { SignOutContext } from "./sign-out.ts";

type State =
  | { readonly name: "asking" | "leaving" | "unreachable" }
  | { readonly name: "known"; readonly session: Session };

function useSession() {
  const [state, setState] = useState<State>(() => {
    const session = inlined<Session>("session");
    return session === undefined ? { name: "asking" } : { name: "known", session };
  });
  const admit = useCallback((session: Session) => setState({ name: "known", session }), []);
  const ask = useCallback(() => {
    readSession().then(admit, () => setState({ name: "unreachable" }));
  }, [admit]);
  const asking = state.name === "asking";
  useEffect(() => {
    if (asking) ask();
  }, [asking, ask]);
  // The pages are taken away first: the backend no longer answers their queries.
  const leave = useCallback(() => {
    setState({ name: "leaving" });
    void closeSession().then(ask, ask);
  }, [ask]);
  useEffect(() => {
    // Each failure is a new state object, so each one triggers a retry.
    if (state.name !== "unreachable") return undefined;
    const timer = window.setTimeout(ask, RETRY_MS);
    return () => window.clearTimeout(timer);
  }, [state, ask]);
  return { state, admit, ask, leave };
}

/**
 * The Convex client of this session, or `ended` when the backend serves it no more. With a token, it
 * authenticates before its first query.
 */
function useClient(session: Session | undefined, onLost: () => void) {
  const [client, setClient] = useState<ConvexReactClient | "ended">();
  const admitted = session?.authenticated === true;
  const access = session?.access;
  const address = session?.convexUrl;
  // Before the first paint, so that the page is not blank for a moment.
  useLayoutEffect(() => {
    if (!admitted) return undefined;
    const made = new ConvexReactClient(address ?? window.location.origin, {
      unsavedChangesWarning: false,
      expectAuth: access === "token",
      webSocketConstructor: webSocketWithEnd(() => {
        setClient("ended");
        void made.close();
      }),
    });
    if (access === "token") {
      made.setAuth(readViewerToken, (authenticated) => {
        if (!authenticated) onLost();
      });
    }
    setClient(made);
    return () => {
      setClient(undefined);
      void made.close();
    };
  }, [admitted, access, address, onLost]);
  return client;
}

/** In milliseconds. Shorter failures are not shown, which leaves time for two attempts. */
const SILENT_FAILURE_MS = 1.5 * RETRY_MS;

/** `waiting`: what stands there until the session is known. */
export function SessionGate({ waiting = null, children }: { waiting?: ReactNode; children: ReactNode }) {
  const { state, admit, ask, leave } = useSession();
  const session = state.name === "known" ? state.session : undefined;
  const client = useClient(session, ask);
  const unreachable = useDelayedFlag(state.name === "unreachable", SILENT_FAILURE_MS);
  if (unreachable) {
    return (
      <main className="mx-auto max-w-2xl px-4 py-16">
        <FailureBox failure={UNREACHABLE} wholePage>
          <button type="button" className="button" onClick={ask}>
            Réessayer
          </button>
        </FailureBox>
      </main>
    );
  }
  if (session === undefined) return waiting;
  if (!session.authenticated) return <AccessPage onAdmitted={admit} />;
  if (client === undefined) return waiting;
  if (client === "ended") {
    return (
      <main className="mx-auto max-w-2xl px-4 py-16">
        <FailureBox failure={CONNECTION_ENDED} wholePage>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            Recharger la page
          </button>
        </FailureBox>
      </main>
    );
  }
  return (
    <SignOutContext value={session.access === "token" ? leave : undefined}>
      <ConvexProvider client={client}>{children}</ConvexProvider>
    </SignOutContext>
  );
}
