import { useEffect } from "react";

/** Sets the window's title while the page is shown. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? "Fondation" : `${title} · Fondation`;
  }, [title]);
}
