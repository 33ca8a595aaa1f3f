import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { frenchSpaces } from "@fondation/course/french";

/** A short message that screen readers announce when it appears. */
export function Notice({
  icon: Icon,
  title,
  tone = "waiting",
  children,
}: {
  icon: LucideIcon;
  title: string;
  tone?: "waiting" | "failed";
  children: ReactNode;
}) {
  const colours = tone === "failed" ? "bg-failed-wash text-failed" : "bg-waiting-wash text-waiting";
  return (
    <div role="status" className={`flex gap-3 rounded-lg px-4 py-3 ${colours}`}>
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{frenchSpaces(title)}</p>
        <div className="text-ink [overflow-wrap:anywhere]">{children}</div>
      </div>
    </div>
  );
}
