import type { LucideIcon } from "lucide-react";
import type { JobActions } from "./job-actions.ts";

/** A button for an action on a job. It is disabled while another action runs. */
export function ActionButton({
  actions,
  icon: Icon,
  label,
  main = false,
  onPress,
}: {
  actions: JobActions;
  icon: LucideIcon;
  label: string;
  /** Highlights the most common action. */
  main?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={main ? "button-primary" : "button"}
      disabled={actions.busy}
      onClick={onPress}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </button>
  );
}
