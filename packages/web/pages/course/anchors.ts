/** Scrolls to the heading in the address, or to the top of a new document. */

import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Until a document was shown, the focus starts at the top, as on every page that is loaded. */
let isLoaded = false;

function headingOf(hash: string): HTMLElement | null {
  if (hash.length < 2) return null;
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

function goTo(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

/**
 * Scrolls when the document of the address is shown. Diagrams above the heading change their height
 * while they are drawn, so it scrolls again when `settled` is true, unless the reader has scrolled.
 */
export function useAnchors(shown: string | undefined, settled: boolean, article: HTMLElement | null): void {
  const { hash, key } = useLocation();
  const navigation = useNavigationType();
  const arrival = useRef<string>(undefined);
  const scrolled = useRef(false);

  useEffect(() => {
    const note = () => {
      scrolled.current = true;
    };
    const events = ["wheel", "touchmove", "keydown", "pointerdown"] as const;
    for (const name of events) window.addEventListener(name, note, { passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, note);
    };
  }, []);

  useEffect(() => {
    if (shown === undefined || article === null || arrival.current === key) return;
    arrival.current = key;
    const isStart = navigation === "POP" && !isLoaded;
    isLoaded = true;
    scrolled.current = false;
    const heading = headingOf(hash);
    if (heading !== null) goTo(heading);
    else if (hash === "" && !isStart) {
      if (navigation !== "POP") window.scrollTo(0, 0);
      article.focus({ preventScroll: true });
    }
  }, [shown, hash, key, navigation, article]);

  useEffect(() => {
    const heading = settled && !scrolled.current ? headingOf(hash) : null;
    heading?.scrollIntoView();
  }, [settled, hash]);
}
