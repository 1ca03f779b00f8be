import { describe, expect, it } from 'vitest';
import { openArchive, TooMuch } from '../../../src/engine/formats/archive';
import { rowsOfWorkbook } from '../../../src/engine/formats/workbook';
import { zipFile } from '../../made/archives';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

interface Made {
  /** What stands in `<workbook>` before the sheets. */
  readonly about?: string;
  readonly sheets: readonly { readonly state?: string; readonly rows: string }[];
  readonly texts?: string;
  readonly styles?: string;
}

function workbook({ about = '', sheets, texts = '', styles = '' }: Made, compressed = false) {
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}">${about}<sheets>${sheets.map(({ state }, at) => `<sheet name="S${at}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="${at % 2 === 0 ? '' : '/xl/'}worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>`,
  };
  for (const [at, { rows }] of sheets.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  return zipFile(files, { compressed });
}

const rowsOf = async (made: Made) => rowsOfWorkbook(await openArchive(workbook(made)));

describe('rowsOfWorkbook', () => {
  it('reads shared, rich, spoken, inline and reckoned texts, and leaves gaps where cells are left out', async () => {
    const rows = await rowsOf({
      texts: '<si><t>Bread &amp; butter</t></si><si><r><t>good </t></r><r><rPr><b/></rPr><t xml:space="preserve">tea</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_\nb _x005F_x0041_</t></si>',
      sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/><row r="7"><c r="AB7" t="s"><v>2</v></c></row><row><c t="inlineStr"><is><t>typed</t></is></c><c t="str"><f>A1&amp;B1</f><v>reckoned</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>3</v></c><c t="s"><v>99</v></c></row>' }],
    });
    expect(rows).toEqual([
      { number: 1, cells: ['Bread & butter', '', 'good tea'] },
      { number: 7, cells: [...Array<string>(27).fill(''), '東京'] },
      { number: 8, cells: ['typed', 'reckoned', 'true', '', 'a\nb _x0041_'] },
    ]);
  });

  it('writes numbers as they are kept, and those that a format shows as days as days', async () => {
    const styles = '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[Red]#,##0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
    const cells = '<c><v>45363</v></c><c s="1"><v>45363</v></c><c s="2"><v>45363.573263888888</v></c><c s="3"><v>2</v></c><c s="4"><v>2.5</v></c><c s="1"><v>1e12</v></c>';
    expect(await rowsOf({ styles, sheets: [{ rows: `<row>${cells}</row>` }] })).toEqual([{ number: 1, cells: ['45363', '2024-03-12', '2024-03-12 13:45:30', '2', '2.5'] }]);
    expect(await rowsOf({ about: '<workbookPr date1904="1"/>', styles, sheets: [{ rows: '<row><c s="1"><v>43901</v></c></row>' }] })).toEqual([{ number: 1, cells: ['2024-03-12'] }]);
  });

  it('reads elements with a prefix before all of their names, as some programs write them', async () => {
    const archive = await openArchive(zipFile({
      'xl/workbook.xml': `<x:workbook xmlns:x="${main}"><x:sheets><x:sheet name="A" sheetId="1" r:id="a"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/sharedStrings.xml': `<x:sst xmlns:x="${main}"><x:si><x:t>Rye</x:t></x:si></x:sst>`,
      'xl/styles.xml': `<x:styleSheet xmlns:x="${main}"><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>`,
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" s="1"><x:v>45363</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    }));
    expect(await rowsOfWorkbook(archive)).toEqual([{ number: 3, cells: ['Rye', '', '2024-03-12'] }]);
  });

  it('takes the first sheet that is shown and has rows', async () => {
    const row = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
    expect(await rowsOf({ sheets: [{ state: 'hidden', rows: row('hidden') }, { state: 'veryHidden', rows: row('very') }, { rows: '<row r="1"><c r="A1"/></row>' }, { rows: row('this') }, { rows: row('next') }] })).toEqual([{ number: 1, cells: ['this'] }]);
    expect(await rowsOf({ sheets: [{ state: 'hidden', rows: row('hidden') }] })).toEqual([]);
  });

  it('has none for an archive of another kind, and stops where a sheet is made of far more than the file holds', async () => {
    expect(await rowsOfWorkbook(await openArchive(zipFile({ 'word/document.xml': '<w:document/>' })))).toBeUndefined();
    const bomb = workbook({ sheets: [{ rows: `<row><c t="inlineStr"><is><t>${'a'.repeat(3 << 20)}</t></is></c></row>` }] }, true);
    await expect(rowsOfWorkbook(await openArchive(bomb))).rejects.toBeInstanceOf(TooMuch);
  });

  it('reads no cells beyond the last column that there is', async () => {
    const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>${place}</t></is></c>`;
    const [{ cells }] = (await rowsOf({ sheets: [{ rows: `<row>${cell('XFD1')}${cell('XFE1')}${cell('ZZZ1')}</row>` }] }))!;
    expect(cells).toHaveLength(16_384);
    expect(cells.at(-1)).toBe('XFD1');
  });
});
