import { parse } from 'yaml';
import { linesOf } from './blocks';
import { datesAmong, type SaidDates } from './dates';

/** What stands before a document's text: its own title, tags and other names, its dates (see `dateOf`), and the number of lines it takes up. */
export interface FrontMatter extends SaidDates {
  readonly title?: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly lines: number;
}

const titleKeys = ['title', 'name', 'subject'];
const tagKeys = ['tags', 'tag', 'keywords', 'keyword', 'categories', 'category', 'topics', 'topic', 'subjects'];
/** What fields are called that hold whole sentences, or several names. */
const fieldNames = new Set([
  ...titleKeys, ...tagKeys,
  ...'abstract address affiliation alias aliases author authors bibliography comments copyright date description editor excerpt institute licence license link links notes publisher related short source sources status subtitle summary url'.split(' '),
]);
/** Front matter is a few lines; a `---` that never closes is a rule. */
const mostLines = 500;
const none: FrontMatter = { tags: [], aliases: [], lines: 0 };

/** The front matter of a text between `---` (YAML) or `+++` (TOML) lines. What cannot be read gives no title, no tags. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!opening) return none;
  const fence = opening[1];
  const lines = linesOf(text.slice(0, 100_000)).slice(0, mostLines);
  const end = lines.findIndex((line, at) => at > 0 && (line.trimEnd() === fence || (fence === '---' && line.trimEnd() === '...')));
  if (end < 0) return none;
  const body = lines.slice(1, end);
  const values = fence === '---' ? yamlValues(body) : keyValues(body);
  // Two rules around prose are not front matter.
  if (values ? saysMore(values) : !mostAreFields(body)) return none;
  const found = new Map([...(values ?? keyValues(body))].map(([key, value]) => [key.toLowerCase(), value]));
  return {
    title: firstString(found, titleKeys),
    tags: tagKeys.flatMap(key => strings(found.get(key))),
    aliases: strings(found.get('aliases')),
    ...datesAmong(found),
    lines: end + 1,
  };
}

/** Of what YAML cannot read, more than half of the lines that begin at the margin are fields. */
function mostAreFields(body: readonly string[]): boolean {
  const lines = body.filter(line => /^[^\s#\]}-]/.test(line));
  const isName = (name: string) => /^["']?[\w-][\w .-]*["']?$/.test(name);
  return lines.filter(line => isName(line.slice(0, line.search(/[:=]|$/)).trimEnd()) && /[:=]/.test(line)).length > 0.5 * lines.length;
}

/** True for prose that looks like fields (`Note: what you should know.`): words with a capital that name none, with sentences behind them and nothing that only a field holds. */
function saysMore(values: ReadonlyMap<string, unknown>): boolean {
  const fields = [...values];
  return fields.some(([, value]) => isSentence(value)) && fields.every(([key, value]) => /^\p{Lu}/u.test(key) && !fieldNames.has(key.toLowerCase()) && !isFieldValue(value));
}

/** The name of another note, between brackets, is no sentence; YAML takes it for a list within a list. */
function isSentence(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(entry => !Array.isArray(entry) && isSentence(entry));
  return typeof value === 'string' && value.replace(/\[\[[^\][]*\]\]/g, '').trim().split(/\s+/).length >= 4;
}

/** Numbers, dates, yes and no, and lists of names. */
function isFieldValue(value: unknown): boolean {
  if (Array.isArray(value)) return !isSentence(value);
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && /^\d[\d\s.:/TZ+-]*$/.test(value));
}

function yamlValues(body: readonly string[]): Map<string, unknown> | undefined {
  try {
    const value: unknown = parse(body.join('\n'), { logLevel: 'silent', maxAliasCount: 20, uniqueKeys: false });
    if (value === null) return new Map();
    if (typeof value !== 'object' || Array.isArray(value)) return undefined;
    return new Map(Object.entries(value));
  } catch {
    return undefined;
  }
}

/** `key: value` and `key = "value"` lines, for TOML and for YAML that is broken somewhere else. */
function keyValues(body: readonly string[]): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const line of body) {
    const [, key, value] = /^([\w-]+)\s*[:=]\s*(\S.*)$/.exec(line.trim()) ?? [];
    if (key === undefined) continue;
    const list = /^\[(.*)\]$/.exec(value);
    values.set(key, list ? list[1].split(',').map(unquoted) : unquoted(value));
  }
  return values;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function firstString(values: ReadonlyMap<string, unknown>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = values.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[,;\s]+/).map(tag => tag.replace(/^#/, '')).filter(tag => tag !== '');
  if (Array.isArray(value)) return value.filter(entry => typeof entry === 'string');
  return [];
}
