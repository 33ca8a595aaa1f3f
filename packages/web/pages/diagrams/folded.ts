import { createContext } from "react";

/** True inside a panel that is closed: a diagram there has no size yet, so it waits until the panel opens. */
export const FoldedContext = createContext(false);
