/** Tags of documents, by their ids. */
export type TagsById = ReadonlyMap<string, readonly string[]>;

/** Where the classes of documents come from; plain data. */
export type Origin =
  /** The folder directly below the root, or within the one folder there that all lie in; a document above these has no class. */
  | { readonly kind: 'folder' }
  /** The first of the tags a document gives itself, but for those that were `written` into it from its group; before it counts a label given by hand, by id as `labelKey` writes it. */
  | { readonly kind: 'tags'; readonly byHand?: ReadonlyMap<string, string>; readonly written?: TagsById }
  /** Class by id or path, as `labelKey` writes them, from the file or field called `name`. */
  | { readonly kind: 'labels'; readonly labels: ReadonlyMap<string, string>; readonly name: string };

/** A document's id or path in the form labels are looked up by: `/` between folders, composed letters, no `./` before it. */
export function labelKey(idOrPath: string): string {
  return idOrPath.trim().replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC');
}

/** A class as a field of a record, a tag or a cell has it: a text, number or flag, or the first of several; else none. */
export function labelOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return labelOf(value[0]);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
