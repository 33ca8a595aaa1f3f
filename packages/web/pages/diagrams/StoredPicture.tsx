/** A diagram drawn by the worker. It is shown as an image, so none of its scripts can run. */

import { useMemo } from "react";
import { useTheme } from "../window/theme.ts";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { cssWidth } from "./frame/picture-width.ts";
import type { DiagramState } from "./diagram-states.ts";
import { type StoredPictures, sizeOf } from "./stored-pictures.ts";

/**
 * Shows the picture for the current theme. It shrinks to its column as long as its labels stay
 * readable.
 */
export function StoredPicture({
  pictures,
  label,
  onState,
}: {
  pictures: StoredPictures;
  label: string;
  onState: (state: DiagramState) => void;
}) {
  const svg = pictures[useTheme()];
  const address = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
  const size = sizeOf(svg);
  return (
    <ScrollArea className="overflow-x-auto">
      <img
        src={address}
        alt={label}
        {...size}
        className="mx-auto block h-auto max-w-none"
        style={size && { width: cssWidth(size.width) }}
        onLoad={() => onState("drawn")}
        onError={() => onState("failed")}
      />
    </ScrollArea>
  );
}
