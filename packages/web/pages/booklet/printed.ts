import { createContext } from "react";

/** True on paper, where nothing unfolds, scrolls or opens: all there is must be seen. */
export const PrintedContext = createContext(false);
