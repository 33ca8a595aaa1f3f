import type { Entry } from "@fondation/repository/testing/test-repository";
import { createPause } from "../../pause.ts";
import { surveyOf } from "../../testing/surveyed.ts";
import { type CallGraph, graphCalls } from "../call-graph.ts";

/** The calls of a small repository. */
export async function graphOf(files: Readonly<Record<string, Entry>>): Promise<CallGraph> {
  return graphCalls(await surveyOf(files), createPause(new AbortController().signal));
}
