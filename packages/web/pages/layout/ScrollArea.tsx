/** A scrolling box. It can get the keyboard focus only while its content overflows. */

import { type ReactNode, useEffect, useRef } from "react";

/** Observes the box and its one child, whose size changes with its content. */
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
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return ref;
}

export function ScrollArea({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div ref={useFocusableOverflow<HTMLDivElement>()} className={className}>
      <div>{children}</div>
    </div>
  );
}

/** A scrolling block of code. `children` is its one `code` element. */
export function ScrollingCode({ className = "code", children }: { className?: string; children: ReactNode }) {
  return (
    <pre ref={useFocusableOverflow<HTMLPreElement>()} className={className}>
      {children}
    </pre>
  );
}
