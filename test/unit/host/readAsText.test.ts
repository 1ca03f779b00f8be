import { afterEach, expect, it } from 'vitest';
import { extensions, workspace, type Uri } from 'vscode';
import { isReadAsText } from '../../../src/host/text/readAsText';

const shown = (...paths: string[]) => paths.map(path => isReadAsText({ path } as Uri));
const withEditors = (...customEditors: object[]) => Object.assign(extensions, { all: [{ packageJSON: {} }, { packageJSON: { contributes: { customEditors } } }] });

afterEach(() => {
  Object.assign(extensions, { all: [] });
  Object.assign(workspace, { getConfiguration: () => ({ get: () => undefined }) });
});

it('opens the text of files that no editor shows, and of these alone', () => {
  Object.assign(workspace, { getConfiguration: () => ({ get: () => undefined }) });
  expect(shown('/a/b.pdf', '/a/B.DOCX', '/a.epub', '/a/b.md', '/a/b.ipynb', '/a/b.rtf', '/a/b.eml')).toEqual([true, true, true, false, false, true, true]);
  withEditors({ selector: [{ filenamePattern: '*.PDF' }] }, { priority: 'option', selector: [{ filenamePattern: '*' }] }, { selector: [{ filenamePattern: '**/*.{odt,epub}' }, {}] }, {});
  expect(shown('/a/b.pdf', '/a/b.docx', '/a/b.epub', '/b.Pdf')).toEqual([false, true, false, false]);
});

it('leaves it to the editor where the settings name one', () => {
  Object.assign(workspace, { getConfiguration: () => ({ get: () => ({ '*.docx': 'somebody.editor' }) }) });
  expect(shown('/a/b.pdf', '/a/b.docx')).toEqual([true, false]);
});
