/** What a document in a format of its own says of itself. */
export interface About {
  readonly title?: string;
  readonly keywords?: readonly string[];
}

/** A page of HTML of parts of a document, each a line of it, so that lines tell the parts. */
export function pageHtml(parts: readonly string[], { title, keywords = [] }: About): string {
  const named = title ? `<title>${escaped(title)}</title>` : '';
  const words = keywords.length > 0 ? `<meta name="keywords" content="${escaped(keywords.join(', '))}">` : '';
  return `<head>${named}${words}</head>${parts.map(part => part.replace(/[\r\n]+/g, ' ')).join('\n')}`;
}

/** An element with a text. */
export function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
