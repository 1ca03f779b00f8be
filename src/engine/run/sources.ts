import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { findFiles } from '../../core/documents/find';
import { narrowedTree } from '../../core/documents/narrowedTree';
import type { DocumentKind } from '../../core/documents/kinds';
import { errorReason, goneFolder, notRead, tooLarge } from '../../core/documents/reasons';
import { sizeLimit } from '../../core/documents/sizeLimit';
import { unreadFormat } from '../../core/documents/unreadFormats';
import { KindredError } from '../../core/errors';
import { compareTexts } from '../../core/order';
import { isAmong } from '../../core/paths';
import type { Skipped } from '../../core/types';
import { Pace, throwIfCancelled, type Work } from '../../core/work';
import type { FileReference, FindRequest, Selection, Source } from '../../protocol/engineSides';
import { recordsIn, type RecordInput } from './recordInputs';
import type { Surroundings } from './tools';
import { sha256 } from '../files/hash';
import { isGone, nodeTree, readBytes, sizeOf } from '../files/nodeTree';

/** A file or record that is to be read, with the hash of its contents. */
export type Input =
  | {
      readonly kind: 'file';
      readonly id: string;
      readonly path: string;
      readonly uri?: string;
      readonly written?: DocumentKind;
      readonly hash: string;
      /** Whether its contents were kept when they were hashed. */
      readonly kept?: boolean;
      /** Its contents, read again where they were not kept. */
      load(): Promise<Uint8Array | string>;
    }
  | RecordInput;

/** What the sources of a run hold. */
export interface Found {
  readonly inputs: readonly Input[];
  readonly skipped: readonly Skipped[];
  /** Names, kinds and hashes of all inputs, and dates, lines and numbers that are not in what was hashed: equal marks, equal documents. */
  readonly marks: readonly (readonly string[])[];
}

/** A file before its contents are known. */
interface Candidate {
  readonly id: string;
  readonly uri?: string;
  readonly written?: DocumentKind;
  load(): Promise<Uint8Array | string>;
}

/** Contents kept between hashing and reading; larger sets are read twice. */
const KEPT_BYTES = 64 << 20;
const TOGETHER = 16;

/**
 * Finds everything the sources hold and hashes it. Files that cannot be read, now or later, are skipped with the reason;
 * what two sources name counts once, and what lies in a folder within another belongs to the inner one, whatever links lead
 * there. Of several folders those that are gone are skipped, too. With `only`, nothing but files of these ids is looked at,
 * and what lies in folders of them.
 */
export async function findSources(request: FindRequest, surroundings: Surroundings, work: Work, only?: readonly string[]): Promise<Found> {
  const skipped: Skipped[] = [];
  const inputs = new Map<string, Input>();
  const gone = await goneFolders(request.sources);
  skipped.push(...gone.map(({ path, prefix }) => ({ path: prefix ?? path, reason: goneFolder })));
  const places = await Promise.all(request.sources.map(placeOf));
  for (const [at, source] of request.sources.entries()) {
    const place = places[at];
    if (gone.some(folder => folder === source) || (place !== undefined && places.indexOf(place) < at)) continue;
    const found = await inputsOf(source, innerFolders(place, places), request.selection, surroundings, skipped, work, only);
    for (const input of found) if (!inputs.has(input.id)) inputs.set(input.id, input);
  }
  const list = [...inputs.values()];
  const marks = list.map(input =>
    input.kind === 'file'
      ? [input.id, input.hash, input.uri ?? '', input.written ?? '']
      : [input.id, input.hash, String(input.dated ?? ''), String(input.line ?? ''), ...(input.numbers ? [JSON.stringify(input.numbers)] : [])],
  );
  return { inputs: list, skipped, marks };
}

type Folder = Extract<Source, { kind: 'folder' }>;

/** Folders that are gone, beside something that is not. */
async function goneFolders(sources: readonly Source[]): Promise<readonly Folder[]> {
  if (sources.length < 2) return [];
  const gone = (await Promise.all(sources.map(async source => (source.kind === 'folder' && (await isGone(source.path)) ? [source] : [])))).flat();
  return gone.length < sources.length ? gone : [];
}

/** Where a folder really is. */
async function placeOf(source: Source): Promise<string | undefined> {
  return source.kind === 'folder' ? realpath(source.path).catch(() => source.path) : undefined;
}

/** Folders of other sources within that of one, as paths below it. */
function innerFolders(place: string | undefined, all: readonly (string | undefined)[]): ReadonlySet<string> {
  if (place === undefined) return new Set();
  const below = all.flatMap(other => (other === undefined ? [] : relative(place, other).replaceAll('\\', '/')));
  return new Set(below.filter(path => path !== '' && !/^\.\.(\/|$)/.test(path) && !isAbsolute(path)));
}

async function inputsOf(
  source: Source,
  inner: ReadonlySet<string>,
  selection: Selection,
  surroundings: Surroundings,
  skipped: Skipped[],
  work: Work,
  only: readonly string[] | undefined,
): Promise<Input[]> {
  const wanted = only && new Set(only);
  const isWanted = (id: string) => !wanted || isAmong(wanted, id);
  switch (source.kind) {
    case 'records': {
      const { records, skipped: bad } = await recordsIn(source, work);
      // Lists may be longer than a call may have arguments.
      for (const record of bad) skipped.push(record);
      return records.filter(({ id }) => isWanted(id));
    }
    case 'folder': {
      const prefix = source.prefix ? `${source.prefix}/` : '';
      const idOf = (path: string) => prefix + path;
      // Of a folder that is named itself, or lies in one that is, all is looked at.
      const below = wanted && !isAmong(wanted, source.prefix ?? '') ? [...wanted].filter(id => id.startsWith(prefix)).map(id => id.slice(prefix.length)) : undefined;
      if (below?.length === 0) return [];
      const tree = below ? narrowedTree(nodeTree(source.path), below) : nodeTree(source.path);
      const { files, skipped: left } = await findFiles(tree, source.selection ?? selection, work).catch(error => {
        throwIfCancelled(work.signal);
        throw new KindredError('badInput', `The folder ${source.path} cannot be read. ${errorReason(error)} Try again once it can be read, or choose another.`, { cause: error });
      });
      const isOwn = ({ path }: { readonly path: string }) => !isAmong(inner, path) && isWanted(idOf(path));
      for (const { path, reason } of left.filter(isOwn)) skipped.push({ path: idOf(path), reason });
      return hashed(files.filter(isOwn).map(({ path, kind }) => ({ id: idOf(path), written: kind, load: () => tree.readFile(path) })), skipped, work);
    }
    case 'files': {
      for (const file of source.skipped ?? []) skipped.push(file);
      const sorted = source.files.filter(({ id }) => isWanted(id)).sort((a, b) => compareTexts(a.id, b.id));
      const readable = sorted.filter(({ id, text }) => {
        const format = text === undefined ? unreadFormat(id) : undefined;
        if (format) skipped.push({ path: id, reason: notRead(format) });
        return !format;
      });
      return hashed(readable.map(file => ({ ...file, load: () => loadFile(file, selection, surroundings, work) })), skipped, work);
    }
  }
}

async function loadFile({ id, uri, path, text }: FileReference, { maxBytes }: Selection, surroundings: Surroundings, work: Work) {
  if (text !== undefined) return text;
  if (path === undefined) {
    if (uri === undefined) throw new Error(`${id} has no address to read it from.`);
    return surroundings.readFile(uri, work.signal);
  }
  const bytes = await sizeOf(path);
  const limit = sizeLimit(path, maxBytes);
  if (bytes > limit) throw new Error(tooLarge(bytes, limit));
  return readBytes(path);
}

/** Reads and hashes files; keeps the contents of the first ones for the reader that comes next. */
async function hashed(candidates: readonly Candidate[], skipped: Skipped[], work: Work): Promise<Input[]> {
  const inputs: Input[] = [];
  const pace = new Pace(work.signal);
  let room = KEPT_BYTES;

  async function hash({ id, uri, written, load }: Candidate): Promise<Input | Skipped> {
    try {
      const content = await load();
      const kept = content.length <= room ? content : undefined;
      if (kept !== undefined) room -= content.length;
      return { kind: 'file', id, path: id, uri, written, hash: sha256(content), kept: kept !== undefined, load: kept === undefined ? load : async () => kept };
    } catch (error) {
      throwIfCancelled(work.signal);
      return { path: id, reason: errorReason(error) };
    }
  }

  for (let start = 0; start < candidates.length; start += TOGETHER) {
    await pace.breathe();
    for (const result of await Promise.all(candidates.slice(start, start + TOGETHER).map(hash))) {
      if ('reason' in result) skipped.push(result);
      else inputs.push(result);
    }
    work.report?.(inputs.length, candidates.length);
  }
  return inputs;
}
