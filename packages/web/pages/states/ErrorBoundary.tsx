import { Component, type ReactNode } from "react";
import { ChunkLoadError } from "../loading/load-chunk.ts";
import { FailureBox } from "./FailureBox.tsx";
import { failureOf } from "./visible-failure.ts";

interface Props {
  /** Identifies the content. A new value clears the error. */
  readonly subject: string;
  readonly children: ReactNode;
}

interface State {
  readonly subject: string;
  readonly error: unknown;
}

/** Catches errors during rendering, such as a refused query, and offers a retry. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { subject: this.props.subject, error: undefined };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ subject }: Props, state: State): State | null {
    return subject === state.subject ? null : { subject, error: undefined };
  }

  readonly #retry = () => {
    // React caches the failed import of a chunk, and a session may have ended in another tab: then
    // only a reload helps.
    const { error } = this.state;
    if (error instanceof ChunkLoadError || failureOf(error).code === "ACCESS_DENIED")
      window.location.reload();
    else this.setState({ error: undefined });
  };

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="mx-auto max-w-2xl px-4 py-12">
        <FailureBox failure={failureOf(this.state.error)} wholePage>
          <button type="button" className="button" onClick={this.#retry}>
            Réessayer
          </button>
        </FailureBox>
      </div>
    );
  }
}
