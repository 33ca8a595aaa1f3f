/** Moves the focus to the text of the page: the open document, or everything below the header. */
export function focusText(): void {
  const text = document.querySelector<HTMLElement>("main article") ?? document.getElementById("contenu");
  text?.focus({ preventScroll: true });
}
