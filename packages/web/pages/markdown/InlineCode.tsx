import { parseCitation } from "@fondation/course/contract";
import type { ReactNode } from "react";
import { CitationButton } from "../references/CitationButton.tsx";

/** Inline code. A text that is exactly a citation becomes a button that opens the cited lines. */
export function InlineCode({ children }: { children: ReactNode }) {
  if (typeof children === "string" && parseCitation(children) !== undefined) {
    return <CitationButton citation={children}>{children}</CitationButton>;
  }
  return <code>{children}</code>;
}
