import { parseDocument, type Document } from 'yaml';
import { tagKey } from './tagNames';

/** Lines as YAML, errors and all: silent, it would not tell of a second document in them. */
export function yamlDocument(lines: string): Document.Parsed {
  return parseDocument(lines, { logLevel: 'error', uniqueKeys: false });
}

/** What YAML says, null for nothing; undefined where it cannot be read, as with references that lead nowhere or to ever more. */
export function saidBy(document: Document.Parsed): unknown {
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return undefined;
  }
}

/** Whether lines of front matter say the same before and after, but for some tags. */
export function sameBut(tags: readonly string[], before: string, after: string): boolean {
  const keys = new Set(tags.map(tagKey));
  const [was, is] = [before, after].map(lines => saidBeside(keys, saidBy(yamlDocument(lines))));
  return was !== undefined && was === is;
}

/** All fields as one text, without some of the tags. */
function saidBeside(keys: ReadonlySet<string>, said: unknown): string | undefined {
  if (said === undefined) return undefined;
  const fields = Object.entries(said ?? {}) as [string, unknown][];
  const isTags = ([name]: [string, unknown]) => name.toLowerCase() === 'tags';
  const tags = fields.filter(isTags).flatMap(([, value]) => tagsIn(value));
  return JSON.stringify([fields.filter(field => !isTags(field)), tags.filter(tag => !keys.has(tagKey(tag)))]);
}

function tagsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(entry => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  return String(value ?? '').split(/[,;\s]+/).filter(tag => tag !== '');
}
