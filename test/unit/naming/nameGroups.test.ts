import { describe, expect, it } from 'vitest';
import { nameGroups, type NamingInput } from '../../../src/core/naming/nameGroups';
import { readVocabulary } from '../../../src/core/naming/vocabulary';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { bakery, garden, gitNotes, notes } from './notes';

/** A stand-in for the model: words and letters hashed to directions, so that texts with common words are alike. */
async function embed(texts: readonly string[]): Promise<Matrix> {
  const columns = 64;
  const data = new Float32Array(texts.length * columns);
  texts.forEach((text, row) => {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? ['none']) {
      const random = seededRandom([...word.replace(/s$/, '')].reduce((hash, letter) => Math.imul(hash, 31) + letter.codePointAt(0)!, 7));
      for (let j = 0; j < columns; j++) data[row * columns + j] += random() - 0.5;
    }
    const length = Math.hypot(...data.subarray(row * columns, (row + 1) * columns));
    for (let j = 0; j < columns; j++) data[row * columns + j] /= length;
  });
  return { rows: texts.length, columns, data };
}

async function input(documents: NamingInput['documents'], group: number[], more: Partial<NamingInput['levels']> = {}): Promise<NamingInput> {
  const none = new Int32Array(documents.length).fill(-1);
  const vectors = await embed(documents.map(({ title, text }) => `${title} ${text}`));
  return { documents, vectors, embedPhrases: embed, levels: { area: none, group: Int32Array.from(group), subgroup: none, ...more } };
}

const three = [...gitNotes, ...bakery, ...garden];
const threeLabels = three.map((_, i) => (i < gitNotes.length ? 0 : i < gitNotes.length + bakery.length ? 1 : 2));

describe('nameGroups', () => {
  it('names groups by words of their subjects', async () => {
    const { group } = await nameGroups(await input(three, threeLabels));
    expect(group[0].name).toMatch(/git|branch|commit|rebase/i);
    expect(group[1].name).toMatch(/dough|bread|sourdough|flour|oven/i);
    expect(group[2].name).toMatch(/soil|garden|tomato|compost|seed/i);
  });

  it('gives names of at most three words and 28 characters, all different, and five keywords without repetition', async () => {
    const { group } = await nameGroups(await input(three, threeLabels));
    expect(new Set(group.map(({ name }) => name.toLowerCase())).size).toBe(3);
    for (const { name, keywords } of group) {
      expect(name.length).toBeLessThanOrEqual(28);
      expect(name.split(' ').filter(word => word !== '&').length).toBeLessThanOrEqual(3);
      expect(name).not.toMatch(/^group \d/i);
      expect(keywords).toHaveLength(5);
      const words = keywords.flatMap(keyword => keyword.toLowerCase().split(' '));
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('gives the same names again', async () => {
    const once = await nameGroups(await input(three, threeLabels));
    expect(await nameGroups(await input(three, threeLabels))).toEqual(once);
  });

  it('never names a group by what most documents say', async () => {
    const stamped = three.map(note => ({ ...note, text: `Quarkwerk Archive. ${note.text} Filed by Quarkwerk Archive.` }));
    const { group } = await nameGroups(await input(stamped, threeLabels));
    for (const { name, keywords } of group) expect([name, ...keywords].join(' ')).not.toMatch(/quarkwerk|archive|filed/i);
  });

  it('names groups of Korean by nouns without their particles, of Russian in the case that names things', async () => {
    const korean = notes('빵', ['반죽은 밤새 둔다. 오븐이 뜨겁다.', '오븐에 넣기 전에 반죽을 접는다.', '반죽에 소금을 넣고 오븐을 켠다.', '오븐은 크고 반죽의 양은 적다.']);
    const russian = notes('сад', ['Летом почва в саду сухая, и почву поливают.', 'О почве и саде: почву поливают вечером.', 'В почве лежит песок, а почва лёгкая.', 'Весной почву в саду рыхлят.']);
    const { group } = await nameGroups(await input([...three, ...korean, ...russian], [...threeLabels, ...korean.map(() => 3), ...russian.map(() => 4)]));
    const words = (g: number) => [group[g].name, ...group[g].keywords].join(' ').toLowerCase();
    expect(words(3)).toMatch(/반죽/);
    expect(words(3)).not.toMatch(/반죽[은을에의]|오븐[이에을은]/);
    expect(words(4)).toMatch(/почва/);
    expect(words(4)).not.toMatch(/почв[уеой]/);
  });

  it.each<[string, readonly string[], (name: string, words: string) => void]>([
    [
      'names a group by a letter with a number as people write it',
      [
        'An x86 build has eight registers. The x86 calling convention passes arguments on the stack.',
        'Debug an x86 dump with the x86 debugger.',
        'On x86 the stack is aligned to four bytes; x86 code is smaller.',
        'Pointers of x86 are four bytes, and x86 pages are small.',
      ],
      name => expect(name).toMatch(/^(?:x86|.* x86)/u),
    ],
    [
      'begins no name with an order',
      [
        'Generate random numbers with a seed. To generate random strings, draw letters.',
        'A query can generate random rows. Generate random dates from a range of days.',
        'Postgres can generate random values, and generate random integers between two bounds.',
        'Generate random floats from the shell; generate random choices from a list.',
      ],
      (_, words) => expect(words).not.toMatch(/generate random/i),
    ],
  ])('%s', async (_, texts, check) => {
    const { group } = await nameGroups(await input([...three, ...notes('Fourth', texts)], [...threeLabels, ...texts.map(() => 3)]));
    check(group[3].name, [group[3].name, ...group[3].keywords].join(' '));
  });

  it('leaves numbers, hashes, addresses and stop words out', async () => {
    const noisy = three.map((note, i) => ({ ...note, text: `${note.text} 2024 d41d8cd98f00 kim${i % 3}@example.org https://example.org/zebra because whenever` }));
    const { group } = await nameGroups(await input(noisy, threeLabels));
    for (const { name, keywords } of group) expect([name, ...keywords].join(' ')).not.toMatch(/\d|kim|example|zebra|because|whenever/i);
  });

  it('leaves out the stop words of a language that few documents are in, in these few alone', async () => {
    const many = Array.from({ length: 6 }, () => three).flat();
    const spanish = notes('jardín', [
      'El riego es lo primero para una huerta: hay que regar por la mañana y no por la tarde, como decía mi abuela en su cuaderno.',
      'Para el riego por goteo se usa una manguera con agujeros, que va entre las plantas de la huerta y las macetas de la terraza.',
      'Las macetas tienen que estar en un lugar donde el sol no sea tan fuerte, y el riego debe ser cada dos días como en la huerta.',
      'Con las lluvias de la primavera no hace falta el riego en la huerta, pero una manguera con agua es siempre de ayuda para las macetas.',
    ]);
    const { group } = await nameGroups(await input([...many, ...spanish], [...many.map((_, i) => threeLabels[i % three.length]), ...spanish.map(() => 3)]));
    const said = [group[3].name, ...group[3].keywords].join(' ').toLowerCase();
    expect(said).toMatch(/riego|huerta|maceta/);
    expect(said).not.toMatch(/(^| )(el|la|las|lo|por|para|como|una|con|en|que|es|no|se|y)( |$)/);
  });

  it('tells two groups about the same thing apart by the next word', async () => {
    const split = gitNotes.map((_, i) => i % 2);
    const { group } = await nameGroups(await input([...gitNotes, ...gitNotes, ...bakery], [...split, ...split, ...bakery.map(() => 2)]));
    expect(group[0].name.toLowerCase()).not.toBe(group[1].name.toLowerCase());
  });

  it('writes words as their authors do', async () => {
    const documents = notes('tmux', [
      'Every tmux session keeps its panes. A tmux pane runs one shell.',
      'Split the tmux window into panes with tmux keys.',
      'The tmux server holds each session.',
      'Attach to a running tmux session from another shell.',
    ]).map((note, i) => ({ ...note, title: ['Create A Named tmux Session', 'Resize A tmux Pane', 'Kill All Your tmux Sessions', 'Attach To A tmux Session'][i] }));
    const specs = notes('RSpec', [
      'An RSpec matcher compares values. Write an RSpec suite first.',
      'Run a single RSpec file.',
      'In RSpec suites a matcher may be negated.',
      'Shared RSpec contexts avoid repetition.',
    ]);
    const { group } = await nameGroups(await input([...documents, ...specs], [0, 0, 0, 0, 1, 1, 1, 1]));
    expect(group[0].name).toMatch(/^tmux/);
    expect(group[1].name).toMatch(/^RSpec/);
  });

  it('gives initialisms and names the capitals that their authors leave out', async () => {
    const styles = notes('css', ['A css rule names its colours.', 'Write css before the page loads.', 'The css grid has rows.', 'Old css floats to the left.']);
    const queries = notes('postgresql', ['A postgresql table has an index.', 'Ask postgresql for its plan.', 'In postgresql an index grows.', 'Back up postgresql at night.']);
    const { group } = await nameGroups(await input([...styles, ...queries], [0, 0, 0, 0, 1, 1, 1, 1]));
    expect(group[0].name).toMatch(/^CSS/);
    expect(group[1].name).toMatch(/^PostgreSQL/);
  });

  it('finds words in Chinese and Japanese', async () => {
    const cooking = notes('烹饪', ['今天学习烹饪面条和汤。', '烹饪米饭需要时间。面条很好吃。', '这本书教烹饪面条。']);
    const football = notes('サッカー', ['サッカーの試合を見た。選手が走る。', '試合でサッカー選手が得点した。', 'サッカーの選手と試合。']);
    const { group } = await nameGroups(await input([...cooking, ...football], [0, 0, 0, 1, 1, 1]));
    expect(group[0].name).toMatch(/烹饪|面条/);
    expect(group[1].name).toMatch(/サッカー|試合|選手/);
  });

  it('names a sub-group by what tells it from its sisters, an area by what its groups share', async () => {
    const documents = [...gitNotes, ...bakery, ...garden];
    const subgroup = Int32Array.from(documents, (_, i) => (i < 4 ? 0 : i < gitNotes.length ? 1 : -1));
    const area = Int32Array.from(threeLabels, label => (label === 0 ? 0 : 1));
    const names = await nameGroups(await input(documents, threeLabels, { subgroup, area }));
    expect(names.subgroup).toHaveLength(2);
    expect(names.subgroup[0].name).not.toBe(names.subgroup[1].name);
    expect(names.subgroup[0].name).toMatch(/rebas|squash|history/i);
    expect(names.area).toHaveLength(2);
    expect(names.area[0].name).toMatch(/git|commit|branch/i);
  });

  it('does not call a sub-group like its group', async () => {
    const labels = three.map(() => 0);
    const names = await nameGroups(await input(three, labels, { subgroup: Int32Array.from(threeLabels) }));
    for (const { name } of names.subgroup) expect(name.toLowerCase()).not.toBe(names.group[0].name.toLowerCase());
    const whole = await nameGroups(await input(three, threeLabels, { subgroup: Int32Array.from(threeLabels) }));
    whole.subgroup.forEach(({ name }, g) => expect(name.toLowerCase()).not.toBe(whole.group[g].name.toLowerCase()));
  });

  it('falls back to how a text begins where its title is a number or a date', async () => {
    const documents = [['2024-01-05', 'It was what it was\nand so on.'], ['17', 'They would have it so.'], ['2024年1月5日', 'Nobody said why it was so and what for']].map(([title, text]) => ({ title, text, extra: '' }));
    const { group } = await nameGroups(await input(documents, [0, 1, 2]));
    expect(group.map(({ name }) => name)).toEqual(['It was what it was', 'They would have it so.', 'Nobody said']);
  });

  it('falls back to the shortest title where there are no words', async () => {
    const documents = ['Long walks by the sea and other things to do', 'Walks', 'Rivers'].map(title => ({ title, text: '', extra: '' }));
    const { group } = await nameGroups(await input(documents, [0, 0, 0]));
    expect(group[0].name).toBe('Walks');
  });

  it('gives each document words it shares with its group', async () => {
    const { words } = await nameGroups(await input(three, [...threeLabels.slice(0, -1), -1]));
    words.slice(0, -1).forEach((own, i) => {
      expect(own.length).toBeLessThanOrEqual(5);
      for (const word of own) expect(`${three[i].title} ${three[i].text}`.toLowerCase()).toContain(word.toLowerCase().slice(0, 4));
    });
    expect(words.slice(0, gitNotes.length).every(own => own.length > 0)).toBe(true);
    expect(words.at(-1)).toEqual([]);
  });

  it('stops when cancelled, and takes an empty folder', async () => {
    const signal = AbortSignal.abort();
    await expect(nameGroups(await input(three, threeLabels), { signal })).rejects.toThrow(CancelledError);
    expect(await nameGroups(await input([], []))).toEqual({ area: [], group: [], subgroup: [], words: [] });
  });

  it('joins words of plain text that stand whole elsewhere in it, and leaves compounds', async () => {
    const texts = ['mainten-\n    ance is due; maintenance of a well-\n    known pump.', 'A mainten-\nance plan: maintenance costs.', 'Soon mainten-\nance begins, and maintenance takes a day.', 'After maintenance, mainten-\nance again: of POLICY the POL-\n   ICY_FILE.'];
    const { documents, forms } = await readVocabulary(notes('Note', texts));
    const words = documents.flatMap(({ text }) => [...text]).map(form => forms[form]);
    expect(words.filter(word => word === 'maintenance')).toHaveLength(8);
    expect(words.filter(word => /mainten$|icy$/i.test(word) && word !== 'POLICY')).toEqual([]);
    expect(words).not.toContain('wellknown');
  });

  it('joins words that typesetting broke at the end of a line, and soft hyphens', async () => {
    const broken = notes('Notes', ['A mainten‐ ance day is long.', 'Each mainten\u00adance day ends late.', 'Soon mainten‐ ance begins. Vor‐ und Nachteile.', 'After mainten‐\nance comes rest.']);
    const { group } = await nameGroups(await input([...broken, ...bakery], [0, 0, 0, 0, ...bakery.map(() => 1)]));
    expect(group[0].keywords.join(' ')).toMatch(/maintenance/);
    expect(group[0].keywords.join(' ')).not.toMatch(/\bmainten\b|\bance\b|vorund/i);
  });

  it('does not name a group by what documents have word for word in their lines', async () => {
    const signed = gitNotes.map(note => ({ ...note, text: `${note.text}\n\nQuestions go to the Quagga helpdesk, as ever.` }));
    const { group } = await nameGroups(await input([...signed, ...bakery, ...garden], threeLabels));
    expect(group[0].name).not.toMatch(/quagga|helpdesk/i);
    expect(group[0].keywords.join(' ')).not.toMatch(/quagga helpdesk/i);
  });

  it('names by things before what is done with them', async () => {
    const parsing = notes('Note', ['The lexeme is parsed early or parsed late.', 'A lexeme gets parsed, then parsed twice.', 'No lexeme was parsed here or parsed there.', 'One lexeme, parsed and parsed again.']);
    const { group } = await nameGroups(await input([...parsing, ...bakery], [0, 0, 0, 0, ...bakery.map(() => 1)]));
    expect(group[0].name).toMatch(/^lexeme/i);
    expect(group[0].keywords[0]).toBe('lexeme');
  });

  it('names German documents by nouns, without common words', async () => {
    const rennen = notes('Text', [
      'Obwohl der Läufer verlor, war er mit dem Rennen sehr zufrieden.',
      'Der Läufer verlor das Rennen, obwohl er schnell war.',
      'Als er verlor, hat der Läufer sich nach dem Rennen ausgeruht.',
      'Obwohl sie verlor, ist das Rennen für die Läuferin nicht die letzte gewesen.',
    ]);
    const backen = notes('Text', [
      'Der Teig ruht, und das Brot ist nach dem Backen sehr gut.',
      'Das Brot wird mit dem Teig von gestern nicht so gut.',
      'Wer den Teig knetet, hat ein Brot, das auch am Abend noch gut ist.',
    ]);
    const { group } = await nameGroups(await input([...rennen, ...backen], [0, 0, 0, 0, 1, 1, 1]));
    expect(group[0].name).toMatch(/^(?:Läufer|Rennen)/);
    expect(group[0].name).not.toMatch(/verlor/);
    expect(group[0].keywords).not.toContain('obwohl');
  });

  it('goes by counted words where phrases have no vectors', async () => {
    const bare = { ...(await input(three, threeLabels)), embedPhrases: async (phrases: readonly string[]) => ({ rows: phrases.length, columns: 0, data: new Float32Array(0) }) };
    const { group } = await nameGroups(bare);
    expect(group[0].name).toMatch(/git|branch|commit|stash|rebase/i);
    for (const { name, keywords } of group) {
      expect(name).not.toBe('');
      expect(keywords).toHaveLength(5);
    }
  });
});
