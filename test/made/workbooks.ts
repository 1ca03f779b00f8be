import { zipFile } from './archives';

/** A workbook of one sheet, its cells as they are typed in; a number is a day. */
export function workbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cell = (value: string | number) => (typeof value === 'number' ? `<c s="1"><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`);
  return zipFile({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Answers" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.map((cells, at) => (cells.length > 0 ? `<row r="${at + 1}">${cells.map(cell).join('')}</row>` : '')).join('')}</sheetData></worksheet>`,
  });
}
