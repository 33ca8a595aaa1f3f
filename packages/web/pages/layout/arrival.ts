import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** The documents of a course are one page here: the course itself looks after moving between them. */
function pageOf(pathname: string): string {
  return pathname.startsWith("/cours/") ? "/cours" : pathname;
}

/** Moves the focus into a page that was just opened, so that a screen reader reads it and the keyboard starts there. */
export function usePageArrival(): void {
  const page = pageOf(useLocation().pathname);
  const navigation = useNavigationType();
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    document.getElementById("contenu")?.focus({ preventScroll: true });
    if (navigation !== "POP") window.scrollTo(0, 0);
  }, [page, navigation]);
}
