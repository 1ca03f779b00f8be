/** Words of programming languages that say nothing about what a program is for. */
const keywords = new Set(
  (
    'abstract and args array assert async auto await begin bool boolean break byte case catch char class cls const continue debug def ' +
    'default define del delete desc div double each echo elif else elsif end endif endfor enum err esac eval except exception export extends ' +
    'extern false final finally float fn for foreach from func function get global goto has head href html http https if impl implements import in ' +
    'include inline instanceof int integer interface internal into is isset item key lambda len let list local log long main map ' +
    'match mod module mut namespace native new next nil none not null number object of operator option or out override package param ' +
    'params pass print printf println priv private proc protected pub public puts raise read readonly ref register require required ' +
    'rescue res ret return returns self set short signed sizeof size span static std str string struct super switch sync template ' +
    'that the then this throw throws todo trait true try tuple type typedef typeof undefined unless unsigned until use using val value values ' +
    'var vec virtual void volatile when where while with www xor yield com org'
  ).split(' '),
);

/** The words an identifier is made of: `parseHTTPHeader_lines` → parse, HTTP, Header, lines. */
export function splitIdentifier(identifier: string): string[] {
  return identifier
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '');
}

/** The telling words of a piece of code, each once, in the order they appear; keywords and very short words left out. */
export function codeWords(code: string): string[] {
  const words = new Set<string>();
  for (const [identifier] of code.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]{2,60}/gu)) {
    for (const part of splitIdentifier(identifier)) {
      const word = part.toLowerCase();
      if (word.length > 2 && !keywords.has(word)) words.add(word);
    }
  }
  return [...words];
}
