import { createContext, useContext } from "react";

/** Ends the session, where there is one to end. */
export const SignOutContext = createContext<(() => void) | undefined>(undefined);

/** How to sign out; undefined where access is open. */
export function useSignOut(): (() => void) | undefined {
  return useContext(SignOutContext);
}
