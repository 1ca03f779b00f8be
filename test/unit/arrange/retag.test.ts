import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { retag, type OwnTags } from '../../../src/core/arrange/tags/retag';
import { changedText } from '../../../src/core/arrange/tags/textChange';
import { readFrontMatter } from '../../../src/core/documents/frontMatter';
import { seededRandom } from '../../../src/core/random';

function tagged(text: string, wanted: string | undefined, before?: OwnTags): { text: string; own: OwnTags } | string {
  const result = retag(text, wanted, before);
  return typeof result === 'string' ? result : { text: result.change ? changedText(text, result.change) : text, own: result.own };
}
function textOf(text: string, wanted: string | undefined, before?: OwnTags): string {
  const result = tagged(text, wanted, before);
  return typeof result === 'string' ? result : result.text;
}

describe('a tag in front matter', () => {
  it.each([
    ['no front matter', '# Rye\n\nText\n', '---\ntags:\n  - bread\n---\n# Rye\n\nText\n'],
    ['a mark of byte order and line ends of Windows', '\ufeffRye\r\nText\r\n', '\ufeff---\r\ntags:\r\n  - bread\r\n---\r\nRye\r\nText\r\n'],
    ['no line end at all', 'Rye', '---\ntags:\n  - bread\n---\nRye'],
    ['a rule that is no front matter', '---\nSome text.\n\n---\nMore.\n', '---\ntags:\n  - bread\n---\n---\nSome text.\n\n---\nMore.\n'],
    ['a rule that never closes', '---\n\nText\n', '---\ntags:\n  - bread\n---\n---\n\nText\n'],
    ['empty front matter', '---\n---\nRye\n', '---\ntags:\n  - bread\n---\nRye\n'],
    ['nothing but a comment', '---\n# mine\n---\nRye\n', '---\n# mine\ntags:\n  - bread\n---\nRye\n'],
    ['other fields', "---\ntitle:   'Rye'  # the best\ndate: 2024-01-02\n---\nRye\n", "---\ntitle:   'Rye'  # the best\ndate: 2024-01-02\ntags:\n  - bread\n---\nRye\n"],
    ['an end of dots', '---\ntitle: Rye\n...\nRye\n---\n', '---\ntitle: Rye\ntags:\n  - bread\n...\nRye\n---\n'],
    ['blanks behind the rules', '--- \ntitle: Rye\n---\t\nRye', '--- \ntitle: Rye\ntags:\n  - bread\n---\t\nRye'],
    ['indented fields', '---\n  title: Rye\n---\n', '---\n  title: Rye\n  tags:\n    - bread\n---\n'],
    ['a text over several lines at the end', '---\nabout: |\n  One\n\n  tags: [no]\n---\nRye', '---\nabout: |\n  One\n\n  tags: [no]\ntags:\n  - bread\n---\nRye'],
    ['an empty field', '---\ntags:\ntitle: Rye\n---\n', '---\ntags:\n  - bread\ntitle: Rye\n---\n'],
    ['an empty field with a comment', '---\ntags: # none yet\ntitle: Rye\n---\n', '---\ntags: # none yet\n  - bread\ntitle: Rye\n---\n'],
    ['no value in words', '---\ntags: null\n---\n', '---\ntags: [bread]\n---\n'],
    ['lines', '---\ntags:\n  - rye # good\n  - "sour"\n\n# end\ntitle: A\n---\n', '---\ntags:\n  - rye # good\n  - "sour"\n  - bread\n\n# end\ntitle: A\n---\n'],
    ['lines at the margin', '---\r\ntags:\r\n- rye\r\ntitle: A\r\n---\r\n', '---\r\ntags:\r\n- rye\r\n- bread\r\ntitle: A\r\n---\r\n'],
    ['lines with a comment behind the last', '---\ntags:\n    - rye   # good\n---\n', '---\ntags:\n    - rye   # good\n    - bread\n---\n'],
    ['an empty line of a list', '---\ntags:\n  -\n---\n', '---\ntags:\n  -\n  - bread\n---\n'],
    ['brackets', '---\ntags: [rye,  "sour dough" ]  # two\n---\n', '---\ntags: [rye,  "sour dough", bread ]  # two\n---\n'],
    ['empty brackets', '---\ntags: []\n---\n', '---\ntags: [bread]\n---\n'],
    ['brackets over several lines', '---\ntags: [\n  rye, # good\n  sour,\n]\n---\n', '---\ntags: [\n  rye, # good\n  sour, bread,\n]\n---\n'],
    ['links between brackets', '---\ntags: ["[[Rye]]", [[Sour]]]\n---\n', '---\ntags: ["[[Rye]]", [[Sour]], bread]\n---\n'],
    ['words with commas', '---\ntags: rye, sour # two\n---\n', '---\ntags: rye, sour, bread # two\n---\n'],
    ['words with spaces', '---\ntags: rye sour\n---\n', '---\ntags: rye sour bread\n---\n'],
    ['quoted words', '---\ntags: "rye,sour"\n---\n', '---\ntags: "rye,sour,bread"\n---\n'],
    ['one word', '---\ntags: rye\n---\n', '---\ntags: [rye, bread]\n---\n'],
    ['one number', '---\ntags: 2024\n---\n', '---\ntags: [2024, bread]\n---\n'],
    ['an empty text', '---\ntags: ""\n---\n', '---\ntags: [bread]\n---\n'],
    ['a field called in other letters', '---\nTags: [rye]\n---\n', '---\nTags: [rye, bread]\n---\n'],
    ['a quoted name of the field', '---\n"tags": [rye]\n---\n', '---\n"tags": [rye, bread]\n---\n'],
    ['tags of something else', '---\nhugo:\n  tags: [rye]\ntag: sour\n---\n', '---\nhugo:\n  tags: [rye]\ntag: sour\ntags:\n  - bread\n---\n'],
    ['a pair between brackets', '---\ntags: [rye: 1]\n---\n', '---\ntags: [rye: 1, bread]\n---\n'],
    ['a field of the same kind of line in the text', '---\ntitle: A\n---\n\ntags: [rye]\n', '---\ntitle: A\ntags:\n  - bread\n---\n\ntags: [rye]\n'],
  ])('is written into %s', (_, before, after) => {
    const result = tagged(before, 'bread');
    expect(result).toMatchObject({ text: after, own: { tags: ['bread'] } });
    expect(readFrontMatter(after).tags).toContain('bread');
    // Nothing is to do a second time, and all goes again.
    expect(tagged(after, 'bread', (result as { own: OwnTags }).own)).toEqual({ ...(result as object) });
  });

  it.each([
    ['lines', '---\ntags:\n  - Bread\n---\n'],
    ['brackets', '---\ntags: [rye, "#bread"]\n---\n'],
    ['words', '---\ntags: rye bread\n---\n'],
  ])('that a person gave among %s stays theirs', (_, text) => {
    expect(tagged(text, 'bread')).toEqual({ text, own: { tags: [] } });
    expect(tagged(text, undefined, { tags: [] })).toEqual({ text, own: { tags: [] } });
  });

  it.each([
    ['lines', '---\ntags:\n  - rye # good\n  - bread\n  - sour\n---\n', '---\ntags:\n  - rye # good\n  - sour\n  - garden\n---\n'],
    ['a single line', '---\ntags:\n- bread\n---\n', '---\ntags:\n- garden\n---\n'],
    ['brackets, first', '---\ntags: [bread,  rye]\n---\n', '---\ntags: [rye, garden]\n---\n'],
    ['brackets, last', '---\ntags: [rye, "bread" ]\n---\n', '---\ntags: [rye, garden ]\n---\n'],
    ['brackets, alone', '---\ntags: [bread]\n---\n', '---\ntags: [garden]\n---\n'],
    ['words', '---\ntags: rye, bread, sour\n---\n', '---\ntags: rye, sour, garden\n---\n'],
    ['words with spaces', '---\ntags: bread rye\n---\n', '---\ntags: rye garden\n---\n'],
  ])('that was written before gives way to another among %s', (_, before, after) => {
    expect(tagged(before, 'garden', { tags: ['bread'] })).toEqual({ text: after, own: { tags: ['garden'] } });
  });

  it('that was written before stays where a person has put a comment to it', () => {
    expect(textOf('---\ntags:\n  - bread # yes!\n---\n', 'garden', { tags: ['bread'] })).toBe('---\ntags:\n  - bread # yes!\n  - garden\n---\n');
    expect(textOf('---\ntags: [\n  bread, # yes!\n  rye]\n---\n', 'garden', { tags: ['bread'] })).toContain('bread, # yes!');
  });

  it('that was written into brackets with nothing but a comment goes, and the comment stays', () => {
    const text = '---\ntags: [\n  # none yet\n]\n---\nRye\n';
    const first = tagged(text, 'bread') as { text: string; own: OwnTags };
    expect(first.text).toBe('---\ntags: [bread\n  # none yet\n]\n---\nRye\n');
    expect(textOf(first.text, undefined, first.own)).toBe(text);
  });

  it('that was taken away by a person is nobody’s to take away again', () => {
    expect(tagged('---\ntags: [rye]\n---\n', undefined, { tags: ['bread'] })).toEqual({ text: '---\ntags: [rye]\n---\n', own: { tags: [] } });
  });

  it.each([
    ['front matter that came with it', 'Rye\n'],
    ['front matter of Windows', '\ufeffRye\r\n\r\nText'],
    ['a field that came with it', '---\ntitle: A # b\n---\nRye\n'],
    ['empty front matter', '---\n---\nRye\n'],
    ['a list', '---\ntags:\n  - rye\n---\nRye\n'],
    ['brackets', '---\ntags: [ rye , sour ]\n---\nRye\n'],
    ['empty brackets', '---\ntags: []\n---\nRye\n'],
    ['an empty field', '---\ntags:\n---\nRye\n'],
    ['words', '---\ntags: rye, sour\n---\nRye\n'],
  ])('goes without a trace from %s', (_, text) => {
    const first = tagged(text, 'bread') as { text: string; own: OwnTags };
    const second = tagged(first.text, 'garden', first.own) as { text: string; own: OwnTags };
    expect(second.text).not.toBe(first.text);
    expect(tagged(second.text, undefined, second.own)).toEqual({ text, own: { tags: [] } });
  });

  it('leaves what a person has added to front matter that came with it', () => {
    const first = tagged('Rye\n', 'bread') as { text: string; own: OwnTags };
    const edited = first.text.replace('tags:', 'title: A\ntags:');
    expect(textOf(edited, undefined, first.own)).toBe('---\ntitle: A\n---\nRye\n');
  });

  it.each([
    ['otherKind', '+++\ntitle = "A"\ntags = ["rye"]\n+++\nRye\n'],
    ['otherKind', '{\n  "title": "A"\n}\n\nRye\n'],
    ['otherKind', '{"title": "A",\n  "tags": []}\n\nRye\n'],
    // What is prose or a list to Kindred, but fields to others, or to nobody: with more before it, it would be theirs no longer.
    ['unreadable', '---\nKurz: Ein langer Satz mit vielen Wörtern.\n---\nRye\n'],
    ['unreadable', '---\n- rye\n- sour\n---\nRye\n'],
    ['unreadable', `---\n${'more: 1\n'.repeat(600)}---\nRye\n`],
    // References that lead nowhere, or from elsewhere to the tags.
    ['unreadable', '---\nmine: *other\n---\nRye\n'],
    ['unreadable', '---\ntitle: A\n--- - b\n---\nRye\n'],
    ['otherForm', '---\ntags: &mine [rye]\nmine: *mine\n---\nRye\n'],
    // What were other tags, or none at all, between brackets.
    ['otherForm', '---\ntags: rye]\n---\nRye\n'],
    ['otherForm', '---\ntags: rye,\n---\nRye\n'],
    ['otherForm', '---\ntags: !!seq\n---\nRye\n'],
    ['otherForm', '---\n? tags\n:\n---\nRye\n'],
    ['otherForm', '---\n{ tags: [rye], title: A }\n---\nRye\n'],
    // A line of a tab, which is only allowed at the end.
    ['otherForm', '---\ntitle:\n\t\n---\nRye\n'],
    ['unreadable', '---\ntitle: "A\ntags: [rye\n---\nRye\n'],
    ['unreadable', '---\ntitle: A\n\ttags: b\n---\nRye\n'],
    ['otherForm', '---\ntags: &mine\n---\nRye\n'],
    ['otherForm', '---\nmine: &mine [rye]\ntags: *mine\n---\nRye\n'],
    ['otherForm', '---\ntags: {rye: 1}\n---\nRye\n'],
    ['otherForm', '---\ntags: |\n  rye\n  sour\n---\nRye\n'],
    ['otherForm', '---\ntags: [rye]\ntags: [sour]\n---\nRye\n'],
    ['otherForm', '---\ntags:\n  - name: rye\n    at: 2\n---\nRye\n'],
    ['otherForm', '---\n{title: A}\n---\nRye\n'],
  ])('is not written where that is %s: %j', (trouble, text) => expect(tagged(text, 'bread')).toBe(trouble));

  it.each(['yes', 'true', 'null', '2024-01-02', '1e5', 'no/one', '日本語', '_1984', 'ärger', '-x'])('%s is read as a text in all forms', tag => {
    for (const lines of ['', 'tags:\n', 'tags: [rye]\n', 'tags:\n  - rye\n', 'tags: rye\n', 'tags: rye, sour\n']) {
      const { tags } = parse(textOf(`---\n${lines}---\nText\n`, tag).split('---\n')[1]) as { tags: string | string[] };
      expect(typeof tags === 'string' ? tags.split(', ') : tags).toContain(tag);
    }
  });

  it('keeps all that YAML says, in whatever forms that nobody thought of', () => {
    const next = seededRandom(11);
    const one = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)];
    const some = (most: number) => Array.from({ length: Math.floor((most + 1) * next()) });
    const pieces = ['tags', 'Tags', 'x', 'a', '2024', 'true', '"q r"', "'it''s'", ':', ': ', ',', ', ', ' ', '  ', '\n', '\n  ', '\n- ', '\n  - ', '[', ']', '{', '}', '#', ' # c', '|', '>', '&t ', '*t', '!!str ', '~', '\t', '日本', '? ', 'bread', '\\'];
    const said = (text: string) => {
      const front = /^---\n([^]*?)^---\n/m.exec(text);
      const { tags, ...others } = { tags: undefined, ...(parse(front?.[1] ?? '', { logLevel: 'error', uniqueKeys: false }) as object | null) };
      return { others, tags, after: front ? text.slice(front[0].length) : text };
    };
    let written = 0;
    for (let round = 0; round < 1200; round++) {
      const tags = one(['tags:', 'tags: [', 'tags:\n  - ', 'Tags: ', 'tags: "']);
      const text = ['---', `title: A${one(['', ' # c', '\nx: &t b'])}`, `${tags}${some(6).map(() => one(pieces)).join('')}${/\[/.test(tags) ? ']' : /"/.test(tags) ? '"' : ''}`, '---', 'Rye', ''].join('\n');
      const first = tagged(text, 'bread');
      if (typeof first === 'string') continue;
      written++;
      const [was, is] = [said(text), said(first.text)];
      expect({ ...is, tags: 0, Tags: 0, others: { ...is.others, Tags: 0 } }, text).toEqual({ ...was, tags: 0, Tags: 0, others: { ...was.others, Tags: 0 } });
      expect(tagged(first.text, 'bread', first.own), text).toEqual(first);
      const gone = textOf(first.text, undefined, first.own);
      const list = (value: unknown) => (Array.isArray(value) ? value : String(value ?? '').split(/[,;\s]+/).filter(Boolean)).map(String);
      const tagsOf = (all: string) => list(said(all).tags ?? (said(all).others as { Tags?: unknown }).Tags);
      expect(tagsOf(gone), text).toEqual(tagsOf(text));
    }
    expect(written).toBeGreaterThan(200);
  });

  it('changes nothing but tags, whatever front matter there is', () => {
    const next = seededRandom(5);
    const one = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)];
    const fields = ['title: "A: b" # c', 'date: 2024-01-02', 'aliases: [x, "y z"]', '# only words', 'list:\n  - a\n  - b # c', 'text: >-\n  folded\n\n  more', 'empty:', 'about:\n  tags: [no]', "quoted: 'it''s'"];
    const forms = ['', 'tags:', 'tags: [a, "b"]', 'tags: []', 'tags:\n  - a\n  - b # c', 'tags:\n- a', 'tags: a, b', 'tags: "a b"', 'tags: a'];
    for (let round = 0; round < 400; round++) {
      const newline = one(['\n', '\r\n']);
      const lines = [...new Set([one(fields), one(fields), one(forms), one(fields)])].filter(Boolean);
      const text = ['---', ...lines, one(['---', '...']), '# Rye', '', '---', 'tags: [z]'].join('\n').replaceAll('\n', newline);
      const first = tagged(text, 'bread') as { text: string; own: OwnTags };
      const [was, is] = [text, first.text].map(all => parse(all.split(/\r?\n(?:---|\.\.\.)\r?\n/)[0].slice(3)) as Record<string, unknown>);
      expect({ ...is, tags: 0 }, text).toEqual({ ...was, tags: 0 });
      expect(readFrontMatter(first.text).tags).toEqual([...readFrontMatter(text).tags, 'bread']);
      expect(first.text.endsWith(text.slice(text.indexOf('# Rye'))), text).toBe(true);
      expect(first.text.replaceAll('\r\n', '').includes('\n')).toBe(newline === '\n');
      const gone = textOf(first.text, undefined, first.own);
      // Of one word a list was made.
      if (!/tags: a\r?\n/.test(text)) expect(gone).toBe(text);
    }
  });
});
