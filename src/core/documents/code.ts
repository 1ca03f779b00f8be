import { lastPart } from '../paths';
import { BlockList, closingLines, linesOf, type Parsed } from './blocks';
import { beginsPod, podTitle, readPod } from './pod';

/** How lines of comment begin, by file extension or by name, in small letters; `//` where none is listed. */
const lineMarkers: readonly (readonly [marker: string, extensions: string])[] = [
  ['#', 'py pyi pyx rb sh bash zsh fish pl pm r jl ex exs nim tcl awk ps1 psm1 cmake mk coffee cr nix gd tf hcl raku yml yaml toml conf cfg graphql gql php asm s makefile dockerfile rakefile gemfile vagrantfile procfile justfile brewfile cmakelists.txt'],
  ['--', 'sql lua hs lhs elm ada adb ads vhd vhdl applescript lean agda purs idr'],
  [';', 'clj cljs cljc edn el lisp lsp scm ss rkt fnl asm s ini'],
  ['%', 'erl hrl tex m prolog'],
  ['//', 'm php asm s'],
  ['!', 'f f90 f95 f03 for'],
  ['"', 'vim'],
  ["'", 'vb'],
  ['::', 'bat cmd'],
  ['rem ', 'bat cmd'],
  ['@rem ', 'bat cmd'],
];

/** What begins as a comment does, but speaks to the compiler, by file extension. */
const directives: readonly (readonly [line: RegExp, extensions: string])[] = [
  [/^#\[/, 'php'],
  [/^#(elif|else|error|line|undef)\b/, 'asm s'],
  [/^[!c*]\$/i, 'f f90 f95 f03 for'],
];

/** Fortran as on punched cards has a mark in the first column of a comment; a letter that begins a word, or is given a value, is none. */
const FIXED_FORM = /\.(?:f|for)$/i;
const FIRST_COLUMN = /^(?:\*(?!\$)|c(?![\w$(%]|[ \t]*=(?!=)))/gim;

/** What opens and closes comments and docstrings of several lines. */
const spans: readonly (readonly [open: string, close: string])[] = [
  ['/*', '*/'],
  ['"""', '"""'],
  ["'''", "'''"],
  ['<!--', '-->'],
  ['{-', '-}'],
  ['<#', '#>'],
  ['(*', '*)'],
  ['=begin', '=end'],
];

/** Perl, which has documentation between its lines. */
const PERL = /\.(?:pl|pm|t)$/i;

/** What opens a long comment of Lua: as many `=` stand between the brackets that close it. */
const LUA = /^--\[(=*)\[/;

/** Code: comments and docstrings as paragraphs, what stands between them as code. */
export function parseCode(text: string, name = ''): Parsed {
  const list = new BlockList();
  const own = name ? markersOf(name) : [];
  const isComment = commentTest(own, listed(directives, name));
  const lines = linesOf(FIXED_FORM.test(name) ? text.replace(FIRST_COLUMN, '!') : text);
  const closing = closingLines(lines);
  let kind: 'comment' | 'code' = 'code';
  let from = 0;
  let kept: string[] = [];
  const close = (end: number) => {
    if (kind === 'comment') addComment(list, kept, from, own);
    else list.code(kept.join('\n'), from, end - 1);
    kept = [];
    from = end;
  };
  const turn = (next: typeof kind, at: number) => {
    if (kind !== next) close(at);
    kind = next;
  };
  for (let at = 0; at < lines.length; at++) {
    const trimmed = lines[at].trim();
    // Where a quote begins a line of comment, three of them open no docstring.
    if (PERL.test(name) && beginsPod(lines[at])) {
      close(at);
      kind = 'code';
      from = readPod(lines, at, list, closing);
      at = from - 1;
      continue;
    }
    const span = /^["']/.test(startOf(trimmed, own) ?? '') ? undefined : spanOf(trimmed);
    if (span) {
      turn('comment', at);
      const end = endsAtOnce(trimmed, span) ? at : Math.max(at, closing(at + 1, span[1], line => line.includes(span[1])));
      for (; at <= end; at++) kept.push(lines[at]);
      at--;
    } else if (isComment(trimmed)) {
      turn('comment', at);
      kept.push(lines[at]);
    } else if (trimmed !== '' || kind === 'code') {
      turn('code', at);
      kept.push(lines[at]);
    } else {
      // A blank line ends a comment, so that a licence at the top stays apart from what follows.
      close(at);
      kind = 'code';
    }
  }
  close(lines.length);
  // The headings of a program's documentation are its parts.
  const title = podTitle(list.blocks) ?? (list.blocks.some(block => block.kind === 'heading') ? lastPart(name) : undefined);
  return { blocks: list.blocks, ...(title && { title }), extra: [] };
}

/** How lines of comment begin in a file of this name. */
function markersOf(path: string): readonly string[] {
  const markers = listed(lineMarkers, path);
  return markers.length > 0 ? markers : ['//'];
}

/** What is listed for a file's extension or name. */
function listed<T>(table: readonly (readonly [what: T, extensions: string])[], path: string): T[] {
  const name = lastPart(path).toLowerCase();
  const known = [name, name.slice(name.lastIndexOf('.') + 1)];
  return table.filter(([, names]) => names.split(' ').some(one => known.includes(one))).map(([what]) => what);
}

function commentTest(own: readonly string[], others: readonly RegExp[]): (trimmedLine: string) => boolean {
  // Code without a known name, a fence say: any usual marker followed by a blank.
  if (own.length === 0) return line => /^(\/\/+|#+|--+|;+|%+)(\s|$)/.test(line);
  return line => startOf(line, own) !== undefined && !line.startsWith('#!') && !/^#(include|import|define|if|ifdef|ifndef|endif|pragma)\b/.test(line) && !others.some(other => other.test(line));
}

/** The marker that a line begins with, capital or small. */
function startOf(line: string, markers: readonly string[]): string | undefined {
  return markers.find(marker => line.slice(0, marker.length).toLowerCase() === marker);
}

/** What opens a comment of several lines in this one, and what closes it. */
function spanOf(trimmedLine: string): readonly [open: string, close: string] | undefined {
  const lua = LUA.exec(trimmedLine);
  return lua ? [lua[0], brackets(lua)] : spans.find(([open]) => trimmedLine.startsWith(open));
}

/** The brackets that close a long comment of Lua. */
function brackets([, signs]: RegExpExecArray): string {
  return `]${signs}]`;
}

/** True if a span of comment ends in the line it begins in. */
function endsAtOnce(trimmedLine: string, [open, close]: readonly [string, string]): boolean {
  return trimmedLine.slice(open.length).includes(close);
}

/** A line of comment without a mark that in other languages is none. */
function withoutOwn(line: string, own: readonly string[]): string {
  const mark = startOf(line, own.filter(marker => /^[!"':@r]/.test(marker)));
  if (mark === undefined) return line;
  const bare = /^["']/.test(mark) ? line.replace(/^(.)\1*/, '') : line.slice(mark.length).replace(/^[!<>]+/, '');
  return bare.trim();
}

/** A line without the brackets that end a long comment of Lua, if it ends with them. */
function withoutEnd(line: string, ending: string): string {
  return ending && line.endsWith(ending) ? line.slice(0, -ending.length).replace(/--$/, '') : line;
}

/** A comment's paragraphs, without its marks. */
function addComment(list: BlockList, lines: readonly string[], from: number, own: readonly string[]): void {
  // Only where a long comment of Lua is open do brackets end one.
  let close = '';
  const bare = lines.map(line => {
    const lua = close === '' && LUA.exec(line.trimStart());
    if (lua) close = brackets(lua);
    const ending = line.includes(close) ? close : '';
    if (ending) close = '';
    return withoutEnd(withoutOwn(line.trim(), own).replace(/^(?:--\[=*\[|<#|#>$)/, ''), ending)
      .replace(/^(\/\*+!?|\/\/+[/!]?|#+|--+|;+|%+|\*+(?!\/)|"""|'''|<!--|\{-|\(\*|=begin\b|=end\b)\s?/, '')
      .trimEnd()
      .replace(/((?<!\*)\*+\/|"""|'''|-->|-\}|\*\)|#>)$/, '')
      .trimEnd()
      .replace(/^[-=*#~_/\s]+$/, '')
      .replace(/^@(param|returns?|throws|type|see|example|deprecated|author|license)\b\s*(\{[^}]*\})?/, '');
  });
  let start = 0;
  for (let at = 0; at <= bare.length; at++) {
    if (at < bare.length && bare[at].trim() !== '') continue;
    if (at > start) list.paragraph(bare.slice(start, at).join('\n'), from + start, from + at - 1);
    start = at + 1;
  }
}
