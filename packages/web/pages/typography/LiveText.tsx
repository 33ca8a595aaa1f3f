/**
 * Text that changes while the page is open. Each text has an element of its own, since a translated
 * page shows a copy, which a change of the text alone would not reach.
 */
export function LiveText({ children }: { readonly children: string }) {
  return <span key={children}>{children}</span>;
}
