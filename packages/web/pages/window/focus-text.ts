/** Moves the focus to the text of the page: the open document, or everything below the header. */
export function focusText(): void {
  // The cards of a list are articles too, and take no focus.
  const text =
    document.querySelector<HTMLElement>("main article[tabindex]") ?? document.getElementById("contenu");
  text?.focus({ preventScroll: true });
}
