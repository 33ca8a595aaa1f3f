/**
 * Keyboard shortcuts: a single key, which is ignored in a text field, or a key with Ctrl (or the
 * command key), which is not. A reader can turn off those of one character, which a voice control
 * may type by mistake (WCAG 2.2, 2.1.4).
 */

import { useLayoutEffect, useRef, useState } from "react";

const STORAGE_KEY = "fondation-single-keys";
const OFF = "off";

/** Read once. `undefined` before. */
let off: boolean | undefined;

function isOff(): boolean {
  if (off === undefined) {
    try {
      off = localStorage.getItem(STORAGE_KEY) === OFF;
    } catch {
      off = false;
    }
  }
  return off;
}

function turnOff(next: boolean): void {
  off = next;
  try {
    if (next) localStorage.setItem(STORAGE_KEY, OFF);
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage may be unavailable. The choice then lasts until the page is closed.
  }
}

/** Whether shortcuts of one character work, and a function to turn them on or off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(!isOff());
  const turn = (next: boolean) => {
    turnOff(!next);
    setOn(next);
  };
  return [on, turn];
}

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
      if (!isWithCtrl && (isWriting(event.target) || (event.key.length === 1 && isOff()))) return;
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
