import { Component, type ReactNode } from "react";
import { FailureBox } from "./FailureBox.tsx";
import { failureOf } from "./failure.ts";

/** Catches what a page throws while rendering, such as a refused query, and offers to try again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="mx-auto max-w-2xl px-4 py-12">
        <FailureBox failure={failureOf(this.state.error)}>
          <button type="button" className="button" onClick={() => this.setState({ error: undefined })}>
            Réessayer
          </button>
        </FailureBox>
      </div>
    );
  }
}
