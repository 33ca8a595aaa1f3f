import { type ApiFromModules, anyApi } from "convex/server";
import type * as lines from "../lines.ts";

/**
 * References to the benchmark's functions. convex-test also uses this folder to find the modules.
 */
export const api = anyApi as unknown as ApiFromModules<{ lines: typeof lines }>;
