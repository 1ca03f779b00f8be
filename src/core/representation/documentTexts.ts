import type { Document } from '../types';
import { leadText } from './leadText';
import type { DocumentText } from './representation';

/** What representations read of a document; the whole is put together only by those that read it. */
export function documentText(document: Document): DocumentText {
  return {
    id: document.id,
    path: document.path,
    ...ownName(document),
    lead: leadText(document),
    get whole() {
      const { title, passages, languages = [] } = document;
      return [languages.join(' '), title, ...passages.map(({ text }) => text)].filter(Boolean).join('\n\n');
    },
  };
}

/** Behind the address of its file stands what a record is called there. */
function ownName({ path, uri }: Document): Pick<DocumentText, 'own'> {
  const at = path === undefined && uri !== undefined ? uri.indexOf('#') : -1;
  return at < 0 ? {} : { own: decodeURIComponent(uri!.slice(at + 1)) };
}
