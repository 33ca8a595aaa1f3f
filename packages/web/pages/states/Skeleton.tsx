import { useDelayedFlag } from "./delayed-flag.ts";

const LINES = ["w-2/3", "w-full", "w-11/12", "w-4/5", "w-10/12", "w-3/4"] as const;

/** Grey lines as a placeholder for loading content. Short waits show nothing. */
export function Skeleton() {
  const visible = useDelayedFlag(true);
  return (
    <div aria-busy="true" className="min-h-64 space-y-4">
      {visible && <p className="sr-only">Chargement…</p>}
      {visible &&
        LINES.map((width) => <div key={width} className={`h-4 animate-pulse rounded bg-rule ${width}`} />)}
    </div>
  );
}
