export { claudeEngine } from "./engine.ts";
export { findClaude, findSetpriv } from "./client/executable.ts";
export { modelSettingsFrom } from "./settings/environment-settings.ts";
export { type ModelFault, ModelError } from "./request/model-error.ts";
export type { ModelCredential, ModelLimits, ModelSettings } from "./settings/model-settings.ts";
