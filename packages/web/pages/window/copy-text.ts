/**
 * Copies a text. Pages on plain http have no `navigator.clipboard`, but the older command.
 *
 * @returns whether the browser has allowed it.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let isCopied = false;
  const copy = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    isCopied = true;
  };
  document.addEventListener("copy", copy, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", copy);
  return isCopied;
}
