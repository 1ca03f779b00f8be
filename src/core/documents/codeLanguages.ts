/** Where a line names the language of the code below it: Markdown, reStructuredText, AsciiDoc, Org, LaTeX. */
const named =
  /^(?:[ \t>]*(?:```+|~~~+)[ \t]*\{?\.?|\.\. (?:code-block|code|sourcecode)::[ \t]*|\[source,[ \t]*|#\+begin_src[ \t]+|\\begin\{lstlisting\}\[language=|\\begin\{minted\}\{)([a-z][\w+#-]{0,20})/gim;
/** Names that stand for "no language". */
const none = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'output', 'console-output', 'mermaid']);
const most = 3;

/** The languages a document says its code is written in, each once, in order, at most three. */
export function codeLanguages(text: string): string[] {
  const languages = new Set<string>();
  for (const [, language] of text.matchAll(named)) {
    if (!none.has(language.toLowerCase())) languages.add(language.toLowerCase());
    if (languages.size === most) break;
  }
  return [...languages];
}
