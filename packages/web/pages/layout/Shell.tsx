/** The frame of every page: skip link, header, connection notice and shortcuts. */

import { BookOpenText, Keyboard, LogOut } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigationType } from "react-router";
import { loadChunk } from "../loading/load-chunk.ts";
import { focusText } from "../window/focus-text.ts";
import { useShortcuts } from "../window/shortcuts.ts";
import { useSignOut } from "../session/sign-out.ts";
import { ConnectionNotice } from "./ConnectionNotice.tsx";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

// Lazy, because few readers open it.
const ShortcutHelp = lazy(async () => ({
  default: (await loadChunk(() => import("./ShortcutHelp.tsx"))).ShortcutHelp,
}));

/**
 * All documents of a course count as one page, because the course itself moves the focus between
 * them.
 */
function pageOf(pathname: string): string {
  return pathname.startsWith("/cours/") ? "/cours" : pathname;
}

/** Moves the focus into a new page, where screen readers and keyboard navigation then start. */
function useFocusOnNewPage(): void {
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

export function Shell({ children }: { children: ReactNode }) {
  const [help, setHelp] = useState<"open" | "closed">();
  const closeHelp = useCallback(() => setHelp("closed"), []);
  const signOut = useSignOut();
  useFocusOnNewPage();
  useShortcuts({ "?": () => setHelp("open") });
  return (
    <div className="flex min-h-dvh flex-col">
      <Link
        to="#contenu"
        onClick={(event) => {
          // The address keeps its heading, and the contents of a course are skipped, too.
          event.preventDefault();
          focusText();
        }}
        className="button-primary sr-only z-50 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:inline-flex focus:px-4 focus:py-2"
      >
        Aller au contenu
      </Link>
      <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-rule bg-paper px-4 md:px-6">
        <Link to="/" className="mr-auto flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <BookOpenText aria-hidden className="size-6 text-accent" />
          Fondation
        </Link>
        <button
          type="button"
          className="icon-button max-md:hidden"
          onClick={() => setHelp("open")}
          aria-label="Raccourcis clavier"
        >
          <Keyboard aria-hidden className="size-5" />
        </button>
        <ThemeSwitch />
        {signOut !== undefined && (
          <button type="button" className="icon-button" onClick={signOut} aria-label="Se déconnecter">
            <LogOut aria-hidden className="size-5" />
          </button>
        )}
      </header>
      <ConnectionNotice />
      <main id="contenu" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {help !== undefined && (
        <Suspense fallback={null}>
          <ShortcutHelp open={help === "open"} onClose={closeHelp} />
        </Suspense>
      )}
    </div>
  );
}
