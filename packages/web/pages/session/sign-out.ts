import { createContext, useContext } from "react";

/** The function that ends the session, or `undefined` where access is open. */
export const SignOutContext = createContext<(() => void) | undefined>(undefined);

/** The function that signs out, or `undefined` where access is open. */
export function useSignOut(): (() => void) | undefined {
  return useContext(SignOutContext);
}
