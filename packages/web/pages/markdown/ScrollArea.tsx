/** A box that scrolls; reachable by keyboard exactly while there is something to scroll to. */

import { type ReactNode, useEffect, useRef } from "react";

function useFocusableOverflow<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const overflows =
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
      if (overflows) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return ref;
}

/** A scrolling `div`. */
export function ScrollArea({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div ref={useFocusableOverflow<HTMLDivElement>()} className={className}>
      {children}
    </div>
  );
}

/** A scrolling block of code. */
export function ScrollingCode({ className = "code", children }: { className?: string; children: ReactNode }) {
  return (
    <pre ref={useFocusableOverflow<HTMLPreElement>()} className={className}>
      {children}
    </pre>
  );
}
