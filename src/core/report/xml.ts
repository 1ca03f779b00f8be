import type { Markup } from '../markup';

// eslint-disable-next-line no-control-regex -- what XML 1.0 does not allow, halves of surrogate pairs among it
const NOT_ALLOWED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Markup as an XML file; characters that XML does not allow are left out. */
export function xmlDocument({ text }: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace(NOT_ALLOWED, '')}\n`;
}
