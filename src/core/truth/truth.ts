import { KindredError } from '../errors';
import { labelKey, labelOf, type Origin } from './origin';

/** A document as far as its class may stand in it. */
export interface Judged {
  readonly id: string;
  readonly path?: string;
  readonly tags?: readonly string[];
}

/** The class of each of n documents. */
export interface Truth {
  /** The classes that occur, sorted. */
  readonly names: readonly string[];
  /** Positions in `names`; −1 = not known. */
  readonly classes: Int32Array;
}

/** The class of each document. Throws a `badInput` error when fewer than two classes occur, which leaves nothing to compare with. */
export function truthOf(documents: readonly Judged[], origin: Origin): Truth {
  const found = origin.kind === 'folder' ? folders(documents) : documents.map(document => classOf(document, origin));
  const names = [...new Set(found.filter(name => name !== undefined))].sort();
  if (names.length < 2) throw new KindredError('badInput', tooFew(documents, origin, names[0]));
  const positions = new Map(names.map((name, at) => [name, at]));
  return { names, classes: Int32Array.from(found, name => (name === undefined ? -1 : positions.get(name)!)) };
}

/** The folder of each document on the first level that has several: where all lie in one, those within it. */
function folders(documents: readonly Judged[]): (string | undefined)[] {
  const all = documents.map(({ path }) => path?.split('/').slice(0, -1) ?? []);
  for (let level = 0; ; level++) {
    const names = all.map(parts => parts.at(level));
    const several = new Set(names.filter(name => name !== undefined)).size;
    if (several > 1) return names;
    if (several === 0) return all.map(parts => parts.at(0));
  }
}

function classOf({ id, path, tags }: Judged, origin: Exclude<Origin, { kind: 'folder' }>): string | undefined {
  switch (origin.kind) {
    case 'tags':
      return origin.byHand?.get(labelKey(id)) ?? labelOf(tags?.filter(tag => !origin.written?.get(id)?.includes(tag)));
    case 'labels':
      return origin.labels.get(labelKey(id)) ?? (path === undefined ? undefined : origin.labels.get(labelKey(path)));
  }
}

function tooFew(documents: readonly Judged[], origin: Origin, only: string | undefined): string {
  if (documents.length === 0) return 'There are no documents to compare with their classes.';
  if (only !== undefined) return `All documents with a class are in "${only}" (${source(origin)}); it takes two classes or more.`;
  switch (origin.kind) {
    case 'folder':
      return 'No document lies in a folder below the one that was grouped, so folders cannot be the classes.';
    case 'tags':
      return 'No document has tags of its own (front matter: "tags: [a, b]"), so tags cannot be the classes.';
    case 'labels': {
      const { id, path } = documents[0];
      return `${origin.name} has no class for any of the ${documents.length} documents: it names "${origin.labels.keys().next().value}" and the like, they are called "${path ?? id}" and the like. Name them by their ids or their paths below the folder.`;
    }
  }
}

function source(origin: Origin): string {
  return origin.kind === 'labels' ? origin.name : origin.kind === 'tags' ? 'by first tag' : 'by folder';
}
