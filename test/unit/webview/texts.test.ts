import { describe, expect, it } from 'vitest';
import { parseColour } from '../../../src/webview/colours';
import { GROUP_COLOURS } from '../../../src/core/palette';
import { plainText } from '../../../src/core/plainText';
import { fileName, folderName } from '../../../src/core/paths';
import { findMatches } from '../../../src/webview/search';
import { MapDocuments, packDocuments } from '../../../src/protocol/packedDocuments';
import { MAP_STRINGS } from '../../../src/protocol/mapStrings';
import { counted, fill, readStrings } from '../../../src/webview/strings';
import { seededRandom } from '../../../src/core/random';
import packageJson from '../../../package.json';

describe('plainText', () => {
  it('keeps a name on one line, in its own direction, and not longer than asked', () => {
    expect(plainText('a\nb\t\u0000c')).toBe('a b c');
    expect(plainText('report\u202Efdp.exe')).toBe('reportfdp.exe');
    expect([...plainText('😀'.repeat(10_000), 20)]).toHaveLength(20);
    // A letter keeps its marks; one that has nothing but marks is cut all the same.
    for (const word of ['कि', 'ที่', 'ñ'.normalize('NFD'), '👩‍👧']) expect(plainText(word.repeat(20), 12)).toBe(`${word.repeat(Math.floor(11 / [...word].length))}…`);
    expect([...plainText(`a${'\u0301'.repeat(500)}`, 20)]).toHaveLength(20);
    expect(plainText('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });

  it('takes paths apart', () => {
    expect(fileName('git/reset-a-reset.md')).toBe('reset-a-reset');
    expect(fileName('.gitignore')).toBe('.gitignore');
    expect(folderName('a/b/c.md')).toBe('a/b');
    expect(folderName('c.md')).toBe('');
  });
});

describe('strings', () => {
  it('fills in numbers the way they are read, and leaves unknown places alone', () => {
    expect(fill('{count} documents {other}', { count: 1871 })).toBe('1,871 documents {other}');
    expect(counted(1, MAP_STRINGS.groupOne, MAP_STRINGS.groups)).toBe('1 group');
    expect(fill('{name}', { name: '{count}' })).toBe('{count}');
  });

  it('takes the host’s words over its own, and nothing else', () => {
    const strings = readStrings(MAP_STRINGS, JSON.stringify({ legend: 'Legende', unknown: 'x', fit: 4 }));
    expect(strings.legend).toBe('Legende');
    expect(strings.fit).toBe(MAP_STRINGS.fit);
    expect(strings).not.toHaveProperty('unknown');
  });
});

const pack = async (documents: Parameters<typeof packDocuments>[0]) => new MapDocuments(await packDocuments(documents));

describe('findMatches', async () => {
  const document = (title: string, path = '', snippet = '', words: string[] = []) => ({ id: title, title, path, snippet, words, nearest: [] });
  const documents = await pack([document('Kilns', 'craft/kilns.md', 'how hot'), document('Bread', 'food/bread.md', 'the KILN of bakers'), document('Boats', 'sea/boats.md', '', ['keel'])]);
  const strength = Float32Array.from([0.2, 0.9, 0.5]);

  it('looks in title, path, words and snippet, titles first', () => {
    expect(findMatches(documents, strength, 'kiln')).toEqual([0, 1]);
    expect(findMatches(documents, strength, 'keel')).toEqual([2]);
    expect(findMatches(documents, strength, 'SEA/')).toEqual([2]);
    expect(findMatches(documents, strength, 'bakers bread')).toEqual([1]);
  });

  it('finds accents however the names of files have them, and each document once', async () => {
    const accents = await pack([document('Brot', 'Küche/Brot.md'.normalize('NFD'), 'aus der Küche'), document('Flan', 'cafe\u0301/flan.md'), document('Brot', 'ku/brot.md')]);
    for (const query of ['küche', 'ku\u0308che']) expect(findMatches(accents, strength, query)).toEqual([0]);
    expect(findMatches(accents, strength, 'küche brot')).toEqual([0]);
    expect(findMatches(accents, strength, 'café')).toEqual([1]);
  });

  it('finds the same as looking at every document by itself, in any script and case', async () => {
    const next = seededRandom(3);
    const words = ['Kiln', 'kilns', 'ΟΔΟΣ', 'İstanbul', 'straße', '窯', '😀', 'Oak', 'oakum', 'ﬁn'];
    const some = (count: number) => Array.from({ length: count }, () => words[Math.floor(next() * words.length)]).join(next() < 0.5 ? ' ' : '');
    const made = Array.from({ length: 5000 }, (_, i) => document(some(2), `${some(1)}/${i}.md`, some(3), [some(1), some(1)]));
    const packed = await pack(made);
    const fits = Float32Array.from(made, (_, i) => (i % 7) / 7);
    for (const query of ['kiln', 'oak um', 'İ', 'i̇stan', '窯 kilns', '😀', 'ßeoak', '17.md kiln']) {
      const terms = query.toLowerCase().split(' ');
      const holds = (text: string) => terms.every(term => text.toLowerCase().includes(term));
      const whole = made.map(one => [one.title, one.path, ...one.words, one.snippet].join('\n'));
      const titled = made.map(one => Number(holds(one.title)));
      const wanted = made.flatMap((_, i) => (holds(whole[i]) ? i : [])).sort((a, b) => titled[b] - titled[a] || fits[b] - fits[a] || a - b);
      expect(findMatches(packed, fits, query), query).toEqual(wanted);
    }
  });

  it('tells nothing asked from nothing found', () => {
    expect(findMatches(documents, strength, '  ')).toBeUndefined();
    expect(findMatches(documents, strength, 'xyz')).toEqual([]);
  });
});

describe('colours', () => {
  it('reads what the editor hands out', () => {
    expect(parseColour(' #81a5fe')).toEqual({ r: 129, g: 165, b: 254, a: 1 });
    expect(parseColour('#fff8')).toEqual({ r: 255, g: 255, b: 255, a: expect.closeTo(0.533, 2) });
    expect(parseColour('rgba(1, 2, 3, 0.5)')).toEqual({ r: 1, g: 2, b: 3, a: 0.5 });
    expect(parseColour('rgb(1 2 3 / 50%)')).toEqual({ r: 1, g: 2, b: 3, a: 0.5 });
    expect(parseColour('transparent')).toBeUndefined();
  });

  it('falls back to the colours the extension contributes', () => {
    const contributed = packageJson.contributes.colors;
    const ids = [...Array.from({ length: 20 }, (_, i) => `kindred.group${String(i + 1).padStart(2, '0')}`), 'kindred.ungrouped'];
    ids.forEach((id, slot) => {
      const { defaults } = contributed.find(colour => colour.id === id)!;
      const ours = [GROUP_COLOURS.dark[slot], GROUP_COLOURS.light[slot], GROUP_COLOURS['hc-dark'][slot], GROUP_COLOURS['hc-light'][slot]];
      expect(ours, id).toEqual([defaults.dark, defaults.light, defaults.highContrast, defaults.highContrastLight]);
    });
  });
});
