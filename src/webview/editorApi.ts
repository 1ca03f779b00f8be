import type { Port } from '../protocol/channel';

/** What the editor gives every webview, once. */
export interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): EditorApi;

/** The editor's side of this page; it may be asked for once only. */
export function editorApi(): EditorApi {
  return acquireVsCodeApi();
}

/** Messages to and from the host. */
export function editorPort(editor: EditorApi): Port {
  return {
    post: message => editor.postMessage(message),
    onMessage: listener => addEventListener('message', event => event.data && listener(event.data)),
  };
}
