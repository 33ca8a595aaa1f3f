/**
 * What a page and its diagram frame tell each other. The frame's origin is opaque, so neither side can check origins:
 * each checks that the message comes from the very window it talks to, and the shape of what it says.
 */

/** From the page: draw this. */
export interface DrawRequest {
  readonly type: "draw";
  readonly text: string;
  readonly theme: "light" | "dark";
  /** The diagram's accessible name. */
  readonly label: string;
}

/** From the frame: it listens; it drew, or could not; its height in CSS pixels changed. */
export type FrameReport =
  | { readonly type: "ready" }
  | { readonly type: "drawn"; readonly height: number }
  | { readonly type: "size"; readonly height: number }
  | { readonly type: "failed"; readonly reason: string };

function hasType(data: unknown): data is { type: unknown } {
  return typeof data === "object" && data !== null && "type" in data;
}

/** Reads a message for the frame. */
export function readDrawRequest(data: unknown): DrawRequest | undefined {
  if (!hasType(data) || data.type !== "draw") return undefined;
  const { text, theme, label } = data as Partial<Record<keyof DrawRequest, unknown>>;
  if (typeof text !== "string" || typeof label !== "string") return undefined;
  return { type: "draw", text, label, theme: theme === "dark" ? "dark" : "light" };
}

/** Reads a message from a frame. */
export function readFrameReport(data: unknown): FrameReport | undefined {
  if (!hasType(data)) return undefined;
  if (data.type === "ready") return { type: "ready" };
  if ((data.type === "drawn" || data.type === "size") && "height" in data) {
    const { height } = data;
    if (typeof height !== "number" || !Number.isFinite(height) || height < 0) return undefined;
    return { type: data.type, height };
  }
  if (data.type === "failed") {
    return { type: "failed", reason: "reason" in data ? String(data.reason) : "" };
  }
  return undefined;
}
