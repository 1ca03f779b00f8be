import { describe, expect, it } from 'vitest';
import type { Uri } from 'vscode';
import { carriedId, documentId, documentPlace, outermost, places } from '../../../src/host/run/places';

const file = (path: string) => ({ scheme: 'file', authority: '', path }) as Uri;
const folder = (name: string, path: string) => ({ name, uri: file(path) });

describe('places', () => {
  it('puts nothing before the ids of a single folder, and the name of each of several', () => {
    expect(places([folder('a', '/a')]).map(place => place.prefix)).toEqual(['']);
    expect(places([folder('docs', '/x/docs'), folder('docs', '/y/docs')]).map(place => place.prefix)).toEqual(['docs', 'docs 2']);
  });

  it('leads from a file to its id and back', () => {
    const known = places([folder('a', '/w/a'), folder('b', '/w/b')]);
    const id = documentId(file('/w/b/sub dir/ü "x".md'), known);
    expect(id).toBe('b/sub dir/ü "x".md');
    expect(documentPlace(id, known)).toEqual({ folder: known[1].folder, path: 'sub dir/ü "x".md' });
  });

  it('leads to no folder from what lies outside all', () => {
    const known = places([folder('a', '/w/a')]);
    expect(documentPlace(documentId(file('/elsewhere/x.md'), known), known)).toBeUndefined();
  });

  it('takes the innermost of nested folders', () => {
    const known = places([folder('outer', '/w'), folder('inner', '/w/inner')]);
    expect(documentId(file('/w/inner/x.md'), known)).toBe('inner/x.md');
  });

  it('carries an id over when the folders are others, unless its own is gone', () => {
    const [one, both] = [places([folder('a', '/w/a')]), places([folder('a', '/w/a'), folder('b', '/w/b')])];
    expect(carriedId('a/sub/x.md', both, one)).toBe('sub/x.md');
    expect(carriedId('sub/x.md', one, both)).toBe('a/sub/x.md');
    expect([carriedId('b/x.md', both, one), carriedId('/elsewhere/x.md', both, one)]).toEqual([undefined, undefined]);
  });

  it('does not take a folder for another whose name begins alike', () => {
    expect(documentId(file('/w/ab/x.md'), places([folder('a', '/w/a')]))).toBe('/w/ab/x.md');
  });
});

describe('outermost', () => {
  it('drops what lies in a chosen folder and what is chosen twice', () => {
    const item = (path: string, isFolder: boolean) => ({ uri: file(path), folder: isFolder });
    const chosen = [item('/w/a', true), item('/w/a/x.md', false), item('/w/a/b', true), item('/w/ab.md', false), item('/w/ab.md', false)];
    expect(outermost(chosen).map(({ uri }) => uri.path)).toEqual(['/w/a', '/w/ab.md']);
  });
});
