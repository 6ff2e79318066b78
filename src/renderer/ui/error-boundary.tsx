import { Component, type ReactNode } from 'react'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { Callout } from './callout.tsx'
import css from './error-boundary.module.css'

interface Props {
  readonly children: ReactNode
  /** A new value gives the pane another try: what it shows has changed. */
  readonly resetKey?: string
}

interface State {
  readonly failed: boolean
  readonly resetKey: string | undefined
}

/** Keeps a fault of one pane inside that pane. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { failed: false, resetKey }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className={css['pane']} role="alert">
        <Callout kind="error">
          <b>{words.failed.pane}.</b> {words.failed.paneSaid}
        </Callout>
        <Button
          kind="line"
          icon="refresh"
          onClick={() => {
            this.setState({ failed: false })
          }}
        >
          {words.failed.paneAgain}
        </Button>
      </div>
    )
  }
}
