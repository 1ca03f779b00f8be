import { getDocument } from 'unpdf/pdfjs';
import { linesOfPage, type PdfItem, type PdfLine } from '../../core/documents/pdfPage';
import { keywordsIn } from '../../core/documents/pageHtml';
import { pdfText } from '../../core/documents/pdfText';
import { Pace } from '../../core/work';
import { CharacterMaps } from './characterMaps';

/** The text of a PDF (see `pdfText`). Rejects with a `PasswordException` or other errors of PDF.js where it cannot be opened. */
export async function textOfPdf(bytes: Uint8Array, signal?: AbortSignal): Promise<string> {
  // It takes a copy of the bytes for itself; fonts and programs in them are of no use for the text.
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, BinaryDataFactory: CharacterMaps, verbosity: 0 });
  try {
    const pdf = await task.promise;
    const pace = new Pace(signal);
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      // It reads all pages in one go otherwise.
      await pace.breathe();
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOfPage(items.filter((item): item is typeof item & PdfItem => 'str' in item)));
      page.cleanup();
    }
    const { Title: title, Keywords: keywords } = (await pdf.getMetadata()).info as Readonly<Record<string, unknown>>;
    return pdfText(pages, { ...(typeof title === 'string' && { title }), ...(typeof keywords === 'string' && { keywords: keywordsIn(keywords) }) });
  } finally {
    await task.destroy();
  }
}
