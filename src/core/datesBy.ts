/** Who says when documents were written; the second of two where they do not say it themselves. */
export type DatesBy = 'documents' | 'documentsOrGit' | 'documentsOrFiles' | 'git' | 'files';

/** The words, of a report and of the map, that tell it. */
export const SAID_BY = {
  documents: 'fromDocuments',
  documentsOrGit: 'fromDocumentsOrGit',
  documentsOrFiles: 'fromDocumentsOrFiles',
  git: 'fromGit',
  files: 'fromFiles',
} as const satisfies Record<DatesBy, string>;
