import { Moon, Sun } from "lucide-react";
import { useTheme } from "../window/theme.ts";

export function ThemeSwitch() {
  const { theme, choose } = useTheme();
  const next = theme === "dark" ? "light" : "dark";
  const Icon = theme === "dark" ? Sun : Moon;
  return (
    <button
      type="button"
      className="icon-button"
      onClick={() => choose(next)}
      aria-label={next === "dark" ? "Passer au thème sombre" : "Passer au thème clair"}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
