/** How the backend says no: a stable code, what went wrong, what to do next. Nothing secret may stand in any of the three. */

import { ConvexError } from "convex/values";

/** The data of every `ConvexError` the backend throws. */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
};

/** Makes the one kind of error a function throws on purpose. */
export function refusal(code: string, message: string, advice: string): ConvexError<Refusal> {
  return new ConvexError({ code, message, advice });
}
