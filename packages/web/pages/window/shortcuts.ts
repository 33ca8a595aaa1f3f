/** One-key shortcuts, which stay silent while somebody writes or uses a modifier. */

import { useLayoutEffect, useRef } from "react";

/** What each key does; a key is named as `KeyboardEvent.key` names it. */
export type Shortcuts = Readonly<Record<string, () => void>>;

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** Arrow keys belong to whatever is focused and scrolls; they turn pages only from the page itself. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target !== document.body && !target.matches("main, article");
}

/** Listens while the component is shown: from the moment it can be seen, which a passive effect may miss on a busy machine. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useLayoutEffect(() => {
    current.current = shortcuts;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isWriting(event.target) || document.querySelector("dialog[open]") !== null) return;
      if (event.key.startsWith("Arrow") && ownsArrows(event.target)) return;
      const action = current.current[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
