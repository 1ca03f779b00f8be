import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import ts from 'typescript';

const SRC = path.resolve(import.meta.dirname, '../../src');
const MODEL_LIBRARIES = ['@huggingface/tokenizers', '@huggingface/transformers', 'onnxruntime-node', 'onnxruntime-common', 'onnxruntime-web'];

/** What each zone may reach: other zones or single files (as in docs/architecture.md), and kinds of outside modules. */
const WALLS: Record<string, { zones: readonly string[]; editor?: true; node?: true; models?: true }> = {
  core: { zones: ['core'] },
  protocol: { zones: ['protocol', 'core/askedNames/question', 'core/datesBy', 'core/documents/guessFields', 'core/documents/recordFields', 'core/edits/edit', 'core/types', 'core/errors', 'core/parameters', 'core/work', 'core/identity/renames', 'core/lab/comparison', 'core/suggestions/facts', 'core/truth/origin', 'core/classify/classification', 'core/teaching/corrections', 'core/update/changes', 'core/update/groupedPlaces'] },
  engine: { zones: ['engine', 'protocol', 'core'], node: true, models: true },
  host: { zones: ['host', 'protocol', 'core'], editor: true, node: true },
  webview: { zones: ['webview', 'protocol', 'core/datesBy', 'core/edits/edit', 'core/numbers', 'core/types', 'core/palette', 'core/gather', 'core/hierarchy/cutNodes', 'core/hierarchy/steps', 'core/plainText', 'core/paths', 'core/fit', 'core/markup'] },
  cli: { zones: ['cli', 'engine', 'protocol', 'core'], node: true },
};

/** Files that stand without the editor although their zone may know it, so that they run in unit tests. */
const WITHOUT_EDITOR = ['host/engine/engineClient'];

interface SourceFile {
  readonly name: string;
  readonly zone: string;
  /** Module names as written, in static, dynamic and type-only imports and in re-exports. */
  readonly imports: readonly string[];
  readonly tree: ts.SourceFile;
}

function readSources(): SourceFile[] {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name));
  return names.map(file => {
    const name = file.split(path.sep).join('/').replace(/\.tsx?$/, '');
    const text = readFileSync(path.join(SRC, file), 'utf8');
    const imports = ts.preProcessFile(text, true, true).importedFiles.map(imported => imported.fileName);
    return { name, zone: name.split('/')[0], imports, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
  });
}

/** Path below src/ that a relative import leads to, or undefined for a package. */
function target(file: SourceFile, imported: string): string | undefined {
  return imported.startsWith('.') ? path.posix.join(path.posix.dirname(file.name), imported) : undefined;
}

function trespasses(file: SourceFile, imported: string): boolean {
  const wall = WALLS[file.zone];
  const within = target(file, imported);
  if (within !== undefined) return !within.startsWith('../') && !wall.zones.some(zone => within === zone || within.startsWith(`${zone}/`));
  if (imported === 'vscode') return !wall.editor || WITHOUT_EDITOR.includes(file.name);
  if (imported.startsWith('node:') || builtinModules.includes(imported)) return !wall.node;
  return MODEL_LIBRARIES.some(library => imported === library || imported.startsWith(`${library}/`)) && !wall.models;
}

const sources = readSources();

describe('walls between the zones of src/', () => {
  it('reads every zone', () => {
    expect([...new Set(sources.map(file => file.zone))].sort()).toEqual(Object.keys(WALLS).sort());
    expect(sources.flatMap(file => file.imports).length).toBeGreaterThan(sources.length / 2);
  });

  it.each(Object.keys(WALLS))('%s imports only what it may', zone => {
    const files = sources.filter(file => file.zone === zone);
    const found = files.flatMap(file => file.imports.filter(name => trespasses(file, name)).map(name => `${file.name} → ${name}`));
    expect(found).toEqual([]);
  });

  it('keeps relative imports inside src/, the manifest apart', () => {
    const outside = sources.flatMap(file =>
      file.imports.filter(name => target(file, name)?.startsWith('../') && !name.endsWith('package.json')).map(name => `${file.name} → ${name}`));
    expect(outside).toEqual([]);
  });

  it.each(Object.keys(WALLS))('%s has no files that import each other in a circle, not for types either', zone => {
    const files = new Map(sources.filter(file => file.zone === zone).map(file => [file.name, file]));
    const left = new Map([...files].map(([name, file]) => [name, new Set(file.imports.map(imported => target(file, imported)!).filter(other => files.has(other)))]));
    // Whoever imports none that are left is in no circle, and goes.
    for (let before = -1; before !== left.size; ) {
      before = left.size;
      for (const [name, others] of left) if (![...others].some(other => left.has(other))) left.delete(name);
    }
    expect([...left.keys()]).toEqual([]);
  });

  it('names the modules of Node with their prefix', () => {
    const bare = sources.flatMap(file => file.imports.filter(name => builtinModules.includes(name)).map(name => `${file.name} → ${name}`));
    expect(bare).toEqual([]);
  });

  it('has no default exports', () => {
    const isDefault = (node: ts.Statement): boolean =>
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(modifier => modifier.kind === ts.SyntaxKind.DefaultKeyword));
    expect(sources.filter(file => file.tree.statements.some(isDefault)).map(file => file.name)).toEqual([]);
  });

  it('has no barrel files', () => {
    const barrels = sources.filter(file => file.tree.statements.some(node => ts.isExportDeclaration(node) && node.moduleSpecifier));
    expect(barrels.map(file => file.name)).toEqual([]);
  });
});
