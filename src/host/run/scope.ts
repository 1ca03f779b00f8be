/** What the user asked to group; kept with the result so that Refresh asks for the same. */
export type Scope =
  | { readonly kind: 'workspace' }
  /** Files and folders chosen in the explorer or a dialog, as addresses. */
  | { readonly kind: 'chosen'; readonly uris: readonly string[] }
  /** The text editors open at the time, with their text as it stands. */
  | { readonly kind: 'editors' };
