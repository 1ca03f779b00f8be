import { lastPart } from '../paths';
import { isFormat, type Format } from './formats';

/** How a document is written; each kind has its own parser. */
export type DocumentKind = 'markdown' | 'text' | 'restructuredText' | 'asciidoc' | 'org' | 'latex' | 'html' | 'notebook' | Format | 'code';

/** What a file's name tells: a kind of document, `data` and `media` which are none by default, or nothing. */
export type NamedKind = DocumentKind | 'data' | 'media' | 'unknown';

const extensions: Record<Exclude<NamedKind, 'unknown'>, string> = {
  markdown: 'md markdown mdown mkd mkdn mdx qmd rmd livemd',
  text: 'txt text textile wiki mediawiki creole pod rdoc rtxt',
  restructuredText: 'rst rest',
  asciidoc: 'adoc asciidoc',
  org: 'org',
  latex: 'tex ltx latex',
  html: 'html htm xhtml',
  notebook: 'ipynb',
  pdf: 'pdf',
  word: 'docx docm dotx doc dot',
  openDocument: 'odt ott',
  richText: 'rtf',
  presentation: 'pptx pptm ppsx odp',
  book: 'epub',
  mail: 'eml emlx msg',
  code:
    'ts tsx mts cts js jsx mjs cjs vue svelte astro py pyi pyx rb erb rs go java kt kts scala groovy clj cljs cljc edn c h cc cpp cxx ' +
    'hh hpp hxx inl ino m mm cs fs fsx fsi vb swift d zig nim v odin hx dart php pl pm raku lua r jl hs lhs elm purs ml mli re ' +
    'rei ex exs erl hrl lisp lsp el scm ss rkt fnl f f90 f95 f03 for pas pp ada adb ads cob cbl asm s sh bash zsh fish ps1 psm1 bat ' +
    'cmd awk sed tcl vim sql prolog gd glsl vert frag hlsl wgsl cu cl sol move css scss sass less styl proto thrift graphql gql ' +
    'tf hcl nix cmake mk gradle coffee cr ahk applescript vhd vhdl sv svh tla lean agda idr',
  data:
    'json jsonc json5 jsonl ndjson geojson yml yaml toml ini cfg conf properties env xml xsl xslt xsd dtd svg plist csv tsv psv lock ' +
    'log map diff patch bib sty cls bst aux toc csl po pot mo srt vtt ass ics vcf mbox rss atom opml gpx kml snap sum ' +
    'editorconfig template tmpl j2 mustache hbs crt pem key pub asc sig cer csr der gitkeep',
  media:
    'png jpg jpeg gif webp bmp ico icns tif tiff avif heic psd ai eps raw mp3 wav ogg oga flac m4a aac mid midi mp4 m4v mov avi ' +
    'mkv webm wmv flv xls xlsx ods ppt pps pages numbers mobi azw azw3 djvu chm zip ' +
    'gz tgz bz2 xz zst 7z rar tar jar war ear whl egg deb rpm apk dmg iso img bin exe dll so dylib a lib o obj class pyc pyo wasm ' +
    'node onnx pt pth safetensors gguf npy npz h5 hdf5 parquet arrow feather pkl pickle rds rdata mat db sqlite sqlite3 mdb dat ' +
    'ttf otf woff woff2 eot vsix nupkg crx swf fla blend fbx glb gltf stl dwg dxf sketch fig xd excalidraw drawio canvas swp',
};

const byExtension = new Map<string, NamedKind>(
  Object.entries(extensions).flatMap(([kind, names]) => names.split(' ').map(name => [name, kind as NamedKind] as const)),
);

const byName = new Map<string, NamedKind>([
  ...['makefile', 'dockerfile', 'rakefile', 'gemfile', 'jenkinsfile', 'vagrantfile', 'procfile', 'justfile', 'brewfile'].map(
    name => [name, 'code'] as const,
  ),
  ['cmakelists.txt', 'code'],
  ['requirements.txt', 'data'],
  ['robots.txt', 'data'],
]);

/** What the name of a file (with or without its path) tells of its kind. */
export function kindByName(path: string): NamedKind {
  return byName.get(nameOf(path)) ?? byExtension.get(endingOf(path)) ?? 'unknown';
}

/** Whether a file is a notebook, by its name. */
export function isNotebook(path: string): boolean {
  return kindByName(path) === 'notebook';
}

/** Whether the text of a file has lines that somebody sees who opens it, by its name. */
export function hasLines(path: string): boolean {
  return !isNotebook(path) && formatOf(path) === undefined;
}

/** What the lines of a document count for whoever opens the file, by its name; undefined where that sees no numbers. */
export function countedBy(path: string): 'line' | 'page' | 'slide' | undefined {
  const format = formatOf(path);
  if (format === 'pdf') return 'page';
  if (format === 'presentation') return 'slide';
  return hasLines(path) ? 'line' : undefined;
}

/** The format of a file, by its name; undefined for a file that is text itself. */
export function formatOf(path: string): Format | undefined {
  const kind = kindByName(path);
  return isFormat(kind) ? kind : undefined;
}

/** Endings of such formats that files of programs have too: graphs of Graphviz, messages for programs. Those that are meant are compound files. */
const SHARED = new Set(['dot', 'msg']);

/** Whether only its bytes tell that a file is what it is by its name. */
export function sharesItsEnding(path: string): boolean {
  return SHARED.has(endingOf(path));
}

/** What stands behind the last dot of a file's name, in small letters; empty where there is none, or nothing before it. */
export function endingOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : '';
}

function nameOf(path: string): string {
  return lastPart(path).toLowerCase();
}

/** The kind of a text whose name says nothing, from its beginning; `data` when it does not read like prose or code. */
export function kindByContent(text: string): DocumentKind | 'data' {
  const start = text.slice(0, 4000);
  if (/^#!/.test(start)) return 'code';
  if (/^\s*(<!doctype html|<html)/i.test(start)) return 'html';
  if (/^[^%\n]*\\documentclass/m.test(start)) return 'latex';
  if (/^\s*([{[]|<\?xml|<\w|-----BEGIN)/.test(start)) return 'data';
  if (!readsLikeProse(start)) return 'data';
  return /^#{1,6} \S|^```|\]\(\S+\)/m.test(start) ? 'markdown' : 'text';
}

/** Prose is letters, blanks and ordinary punctuation; tables of numbers, settings and minified code are less so. */
function readsLikeProse(text: string): boolean {
  const dense = text.replace(/\s+/g, '');
  if (dense.length === 0) return false;
  const letters = dense.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  return letters >= 0.75 * [...dense].length;
}
