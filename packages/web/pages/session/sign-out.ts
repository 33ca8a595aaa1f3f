import { createContext, useContext } from "react";

/** Ends the session; `undefined` with open access. */
export const SignOutContext = createContext<(() => void) | undefined>(undefined);

export function useSignOut(): (() => void) | undefined {
  return useContext(SignOutContext);
}
