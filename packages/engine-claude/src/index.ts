export { claudeEngine } from "./claude-engine.ts";
export { findClaude, findSetpriv } from "./client/executable.ts";
export { ModelError, type ModelFault } from "./request/model-error.ts";
export { modelSettingsFrom } from "./settings/environment-settings.ts";
export type { ModelCredential, ModelLimits, ModelSettings } from "./settings/model-settings.ts";
