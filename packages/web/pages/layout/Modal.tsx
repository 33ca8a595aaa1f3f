/**
 * A native modal dialog. It keeps the focus inside, and Escape closes it. The focus then returns to
 * the previous element.
 */

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

/** Shows `children` above the page while `open` is true. */
export function Modal({
  open,
  onClose,
  title,
  className,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  className: string;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    // The target of a press on the backdrop is the dialog; the target of a press inside is a
    // descendant.
    const press = (event: PointerEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener("pointerdown", press);
    return () => element?.removeEventListener("pointerdown", press);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={`border border-rule bg-sheet p-0 shadow-xl backdrop:bg-black/45 ${className}`}
    >
      {open && (
        <div>
          <div className="flex items-center justify-between gap-4 py-3 pr-3 pl-5">
            <h2 id={titleId} className="text-lg font-semibold">
              {title}
            </h2>
            <button type="button" className="icon-button" onClick={onClose} aria-label="Fermer">
              <X aria-hidden className="size-5" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
