import type { LucideIcon } from "lucide-react";
import type { JobActions } from "./job-actions.ts";

/** A button for something that can be done with a job; off while another such thing is being done. */
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
  /** Whether it is what most people come for. */
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
