import { useEffect } from "react";

/** Sets the title of the window. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? "Fondation" : `${title} · Fondation`;
  }, [title]);
}
