/**
 * Messages between a page and its diagram frame. The frame has an opaque origin, so origins cannot
 * be checked. Instead, each side checks which window sent the message, and the shape of the
 * message.
 */

/** From the page to the frame. */
export interface DrawRequest {
  readonly type: "draw";
  readonly text: string;
  readonly theme: "light" | "dark";
  /** The diagram's accessible name. */
  readonly label: string;
}

/** From the frame to the page. Heights are in CSS pixels. */
export type FrameReport =
  | { readonly type: "ready" }
  | { readonly type: "drawn"; readonly height: number }
  | { readonly type: "size"; readonly height: number }
  | { readonly type: "failed"; readonly reason: string };

function hasType(data: unknown): data is { type: unknown } {
  return typeof data === "object" && data !== null && "type" in data;
}

export function readDrawRequest(data: unknown): DrawRequest | undefined {
  if (!hasType(data) || data.type !== "draw") return undefined;
  const { text, theme, label } = data as Partial<Record<keyof DrawRequest, unknown>>;
  if (typeof text !== "string" || typeof label !== "string") return undefined;
  return { type: "draw", text, label, theme: theme === "dark" ? "dark" : "light" };
}

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
