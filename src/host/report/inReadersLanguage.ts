import { env } from 'vscode';
import { REPORT_WORDS, type Wording } from '../../core/report/wording';
import { translated } from '../page/pagePanel';

/** The words of a report in the language of the editor. */
export function inReadersLanguage(): Wording {
  return { language: env.language, words: translated(REPORT_WORDS) };
}
