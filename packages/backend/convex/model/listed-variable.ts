/** The entries of a variable of the deployment that lists them, separated by commas. */
export function listed(variable: string | undefined): string[] {
  return (variable ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
