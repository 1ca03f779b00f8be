import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/core/documents/decode';

const text = 'Grüße aus Köln: déjà vu, œuvre, “quoted” – 茶.';
const latin = 'Grüße aus Köln, déjà vu';

function utf16(value: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...value].join('');
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  for (let at = 0; at < units.length; at++) bytes.setUint16(2 * at, units.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
}

describe('decode', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 little-endian with a mark', utf16(text, true, true)],
    ['UTF-16 big-endian with a mark', utf16(text, false, true)],
    ['UTF-16 little-endian', utf16(text, true, false)],
    ['UTF-16 big-endian', utf16(text, false, false)],
  ])('reads %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text });
  });

  it('falls back to Latin-1', () => {
    expect(decode(Uint8Array.from(latin, letter => letter.charCodeAt(0)))).toEqual({ text: latin });
  });

  it("falls back to Windows-1252, whose own characters are no control characters", () => {
    const bytes = Uint8Array.of(0x93, 0x44, 0xe9, 0x6a, 0xe0, 0x94, 0x20, 0x96, 0x20, 0x9c, 0x75, 0x76, 0x72, 0x65, 0x85, 0x20, 0x80, 0x20, 0x35);
    expect(decode(bytes)).toEqual({ text: '“Déjà” – œuvre… € 5' });
  });

  it.each([
    ['Shift-JIS', [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6, 0x8f, 0xcd, 0x82, 0xc5, 0x82, 0xb7, 0x81, 0x42]],
    ['GB 18030', [0xbd, 0xf1, 0xcc, 0xec, 0xcc, 0xec, 0xc6, 0xf8, 0xba, 0xdc, 0xba, 0xc3, 0xa3, 0xac]],
    ['Windows-1251', [0xcf, 0xee, 0xe3, 0xee, 0xe4, 0xe0, 0x20, 0xe1, 0xfb, 0xeb, 0xe0, 0x20, 0xf5, 0xee, 0xf0, 0xee, 0xf8, 0xe0, 0xff, 0x2e]],
  ])('does not take %s for Western words', (_, bytes) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ reason: 'In an encoding of its own, not UTF-8; save it as UTF-8.' });
  });

  it.each([
    ['a page', '<meta charset="windows-1251"><p>', '</p>', 'хлеб', [0xf5, 0xeb, 0xe5, 0xe1]],
    ['an older page', '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>', '</p>', 'パン', [0x83, 0x70, 0x83, 0x93]],
    ['a page in XML', '<?xml version="1.0" encoding="koi8-r"?><p>', '</p>', 'хлеб', [0xc8, 0xcc, 0xc5, 0xc2]],
    ['a program', '# -*- coding: euc-jp -*-\n# ', '\n', 'パン', [0xa5, 0xd1, 0xa5, 0xf3]],
    ['LaTeX', '\\usepackage[latin2]{inputenc}\n', '\n', 'kůň', [0x6b, 0xf9, 0xf2]],
  ])('reads the encoding that %s says it is in', (_, before, after, word, bytes) => {
    const plain = (text: string) => [...text].map(letter => letter.charCodeAt(0));
    expect(decode(Uint8Array.from([...plain(before), ...bytes, ...plain(after)]))).toEqual({ text: before + word + after });
  });

  it('goes by the bytes where a text says what it is not, or what nobody knows', () => {
    for (const said of ['utf-8', 'euc-jp', 'nonsense', 'utf-16']) {
      const page = `<meta charset="${said}">${latin}`;
      expect(decode(Uint8Array.from(page, letter => letter.charCodeAt(0)))).toEqual({ text: page });
    }
  });

  it.each([
    ['a program', '# -*- coding: latin-1 -*-\nopen(f, encoding="cp1251") # '],
    ['a page', '<meta charset="iso-8859-1"><script charset="windows-1251"></script>'],
    ['a page that is not what it says', '<meta charset="euc-jp"><script charset="windows-1251"></script>'],
  ])('goes by the first encoding that %s names', (_, before) => {
    expect(decode(Uint8Array.from(before + latin, letter => letter.charCodeAt(0)))).toEqual({ text: before + latin });
  });

  it('reads a mail whose parts name their encoding later', () => {
    for (const first of ['us-ascii', 'utf-8']) {
      const before = `Content-Type: text/plain; charset=${first}\n\nBread\n\nContent-Type: text/plain; charset=windows-1251\n\n`;
      const bytes = [...[...before].map(letter => letter.charCodeAt(0)), 0xf5, 0xeb, 0xe5, 0xe1];
      expect(decode(Uint8Array.from(bytes))).toEqual({ text: `${before}хлеб` });
    }
  });

  it('reads Japanese that shifts between alphabets', () => {
    expect(decode(new TextEncoder().encode('Subject: \u001b$B%Q%s\u001b(B.\n'))).toEqual({ text: 'Subject: パン.\n' });
  });

  it('leaves out what makes letters bold, underlined or coloured on a terminal', () => {
    expect(decode(new TextEncoder().encode('N\bNA\bAM\bME\bE\n  _\bb_\bake \u001b[1;31mred\u001b[0m bread\n'))).toEqual({ text: 'NAME\n  bake red bread\n' });
    const link = '\u001b]8;;https://bread.example/rye\u0007rye\u001b]8;;\u0007 and \u001b]8;;file:///oats\u001b\\oats\u001b]8;;\u001b\\\n';
    expect(decode(new TextEncoder().encode(`${link}\u001b(B\u001b)0wheat\u001b(B\n`))).toEqual({ text: 'rye and oats\nwheat\n' });
    expect(decode(new TextEncoder().encode('\u001b]0;jo\u0007rye'))).toEqual({ text: 'rye' });
  });

  it.each(['Hääyöaie päätöön, öö ää: yötä töissä.', 'Reçu à l’été – 12\u00a0\u00a0\u00a0\u00a0\u00a0€', '¿Qué? «Así»… ¡olé!'])('keeps Western words with many accents: %s', words => {
    const windows = new Map([['’', 0x92], ['–', 0x96], ['€', 0x80], ['…', 0x85]]);
    expect(decode(Uint8Array.from(words, letter => windows.get(letter) ?? letter.charCodeAt(0)))).toEqual({ text: words });
  });

  it('keeps UTF-8 with a few broken bytes', () => {
    const bytes = new TextEncoder().encode(text.repeat(3));
    bytes[0] = 0xff;
    expect(decode(bytes)).toEqual({ text: `\ufffd${text.repeat(3).slice(1)}` });
  });

  it.each([
    ['zero bytes', new Uint8Array([72, 101, 0, 0, 3, 255, 254, 108, 108, 111])],
    ['control characters', Uint8Array.from({ length: 400 }, (_, at) => 1 + (at * 37) % 250)],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>')],
    ['UTF-32, which may be a text', new Uint8Array(Uint32Array.from(text, letter => letter.codePointAt(0)!).buffer)],
    ['UTF-16 of no Western letters and without a mark', utf16('今天天气很好\n我们去公园\n', true, false)],
  ])('takes %s for binary', (_, bytes) => {
    expect(decode(bytes)).toEqual({ reason: 'Binary data, or a text in an encoding of its own; save a text as UTF-8.' });
  });

  it.each([
    'Пчёлы вылетают ранней весной, когда цветёт ива.\nИ сразу приносят мёд (C).', '今天天气很好，我们一起去公园看花，然后回家吃饭。\n明天也许会下雨，我们就在家里读书写字。\n',
    'يخرج النحل في أول الربيع عندما يزهر الصفصاف، ويعود بالعسل.', '꿀벌은 이른 봄 버드나무에 꽃이 필 때 날아와 꿀을 모은다. 그리고 집으로 돌아간다.', 'みつばちは春のはじめに、ヤナギの花が咲くころに飛びます。\nそして蜜を集めて、巣へ帰ります。',
  ])('reads UTF-16 without a mark in other scripts: %s', said => {
    for (const isLittle of [true, false]) for (const part of [false, true]) expect(decode(utf16(said, isLittle, false), { part })).toEqual({ text: said });
  });

  it('takes numbers and all that comes by chance for binary, not for UTF-16', () => {
    const wave = (around: number, high: number) => new Uint8Array(Int16Array.from({ length: 4_000 }, (_, at) => (at % 50 === 0 ? 32 : around + Math.round(high * Math.sin(at / 5)))).buffer);
    let seed = 1;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) & 0xff;
    const random = Array.from({ length: 2_000 }, () => Uint8Array.from({ length: 100 }, (_, at) => (at === 0 ? 0 : at === 1 ? 32 : chance())));
    const texts = [wave(0, 500), wave(0x430, 100), wave(0x500, 2_000), wave(0x6000, 3_000), wave(0xb000, 9_000), ...random].filter(bytes => 'text' in decode(bytes));
    expect(texts).toEqual([]);
  });

  it('finds nothing in nothing', () => {
    expect(decode(new Uint8Array())).toEqual({ reason: 'Empty.' });
    expect(decode(new TextEncoder().encode(' \n\t\n'))).toEqual({ reason: 'Empty.' });
  });

  it('reads a part that ends inside a character', () => {
    const bytes = new TextEncoder().encode('茶茶茶');
    expect(decode(bytes.subarray(0, 8), { part: true })).toEqual({ text: '茶茶' });
  });
});
