/**
 * Keyboard shortcuts: a single key, which is ignored in a text field, or a key with Ctrl (or the
 * command key), which is not.
 */

import { useLayoutEffect, useRef } from "react";

/** Actions by `KeyboardEvent.key`, with `Ctrl+` in front. */
export type Shortcuts = Readonly<Record<string, () => void>>;

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/**
 * True for a focused element that may scroll: the arrow keys turn pages only when the page itself
 * has the focus.
 */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target !== document.body && !target.matches("main, article");
}

/**
 * Listens while the component is mounted. A layout effect listens as soon as the component is
 * visible; a passive effect may start later on a busy machine.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useLayoutEffect(() => {
    current.current = shortcuts;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const isWithCtrl = event.ctrlKey || event.metaKey;
      if (isWriting(event.target) && !isWithCtrl) return;
      if (document.querySelector("dialog[open]") !== null) return;
      if (event.key.startsWith("Arrow") && ownsArrows(event.target)) return;
      const action = current.current[`${isWithCtrl ? "Ctrl+" : ""}${event.key}`];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
