/** Lets a visitor through to the pages: at once where access is open, else with the team's access token. */

import { ConvexProvider, ConvexReactClient } from "convex/react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { FailureBox } from "../states/FailureBox.tsx";
import { useDelayedFlag } from "../states/delayed-flag.ts";
import { AccessPage } from "./AccessPage.tsx";
import {
  closeSession,
  PATIENCE_MS,
  readSession,
  readViewerToken,
  type Session,
  UNREACHABLE,
} from "./session-client.ts";
import { SignOutContext } from "./sign-out.ts";

type State =
  | { readonly name: "asking" | "unreachable" }
  | { readonly name: "known"; readonly session: Session };

function useSession() {
  const [state, setState] = useState<State>({ name: "asking" });
  const admit = useCallback((session: Session) => setState({ name: "known", session }), []);
  const ask = useCallback(() => {
    readSession().then(admit, () => setState({ name: "unreachable" }));
  }, [admit]);
  useEffect(ask, [ask]);
  useEffect(() => {
    // Each answer is a state of its own: one more that did not come is asked for again, too.
    if (state.name !== "unreachable") return undefined;
    const timer = window.setTimeout(ask, PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [state, ask]);
  return { state, admit, ask };
}

/** A Convex client of this session; with a token it waits to be authenticated before it asks for anything. */
function useClient(session: Session | undefined, onLost: () => void): ConvexReactClient | undefined {
  const [client, setClient] = useState<ConvexReactClient>();
  const admitted = session?.authenticated === true;
  const access = session?.access;
  const address = session?.convexUrl;
  useEffect(() => {
    if (!admitted) return undefined;
    const made = new ConvexReactClient(address ?? window.location.origin, {
      unsavedChangesWarning: false,
      expectAuth: access === "token",
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

/** A short break mends itself before anybody needs to read of it, in milliseconds: time for two attempts. */
const QUIET_MS = 1.5 * PATIENCE_MS;

/** Shows `children` to an admitted visitor. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { state, admit, ask } = useSession();
  const session = state.name === "known" ? state.session : undefined;
  const client = useClient(session, ask);
  const lost = useDelayedFlag(state.name === "unreachable", QUIET_MS);
  if (lost) {
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
  if (session === undefined) return null;
  if (!session.authenticated) return <AccessPage onAdmitted={admit} />;
  if (client === undefined) return null;
  const signOut = session.access === "token" ? () => void closeSession().then(ask, ask) : undefined;
  return (
    <SignOutContext value={signOut}>
      <ConvexProvider client={client}>{children}</ConvexProvider>
    </SignOutContext>
  );
}
