/** How an error is written where it is thrown. */

/** Whether an error is only named: where it comes from stands elsewhere. */
export function isVariable(thrown: string): boolean {
  return /^[\p{Ll}_$][\p{L}\p{N}_$]*$/u.test(thrown);
}
