/** What a template tells the program that fills it in: tags, comments and short values of Jinja, Liquid, Vue and their like, EJS, PHP. */
const TAGS = /\{%(?:(?!\{%|%\})[^]){0,1000}%\}|\{#(?:(?!\{#|#\})[^]){0,1000}#\}|\{\{(?:(?!\{\{|\}\})[^]){0,200}\}\}|<%(?:(?!<%|%>)[^]){0,1000}%>|<\?(?:php|=)(?:(?!<\?|\?>)[^]){0,1000}\?>/g;
/** A phrase that a tag puts out in the reader's language; all else in it but line ends. */
const PHRASE = /"([^"\r\n]*\p{L} \p{L}[^"\r\n]*)"|'([^'\r\n]*\p{L} \p{L}[^'\r\n]*)'|["']|[^"'\r\n]+/gu;
/** Pages that show code may be about templates. */
const SHOWS_CODE = /<(?:pre|code)\b/i;

/** A page without the tags of a template but for phrases in them, each line where it was; one that shows code as it is. */
export function withoutTemplateTags(page: string): string {
  if (!/\{[%{#]|<%|<\?/.test(page) || SHOWS_CODE.test(page)) return page;
  return page.replace(TAGS, tag => tag.replace(PHRASE, (_: string, double?: string, single?: string) => double ?? single ?? ' '));
}
