import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../src/cli/arguments';
import type { OptionSpec } from '../../../src/cli/command';
import { COMMANDS } from '../../../src/cli/commands';
import { ParameterError } from '../../../src/core/parameters';
import { readRecipe } from '../../../src/core/recipe';
import { UsageError } from '../../../src/cli/usage';

const read = (args: string[]) => readArguments(args, COMMANDS);
const callOf = (args: string[]) => {
  const request = read(args);
  return request.kind === 'call' ? { name: request.command.name, call: request.call } : request;
};

describe('arguments of group', () => {
  test('name a folder or file, and leave the rest to good defaults', () => {
    expect(callOf(['group', 'my notes'])).toEqual({ name: 'group', call: { path: 'my notes', groups: 'auto', recipe: readRecipe(), seed: 1, outputs: {}, periods: false, yes: false, quiet: false } });
  });

  test('may set everything, in any order', () => {
    const args = ['--quiet', 'group', '--groups', '12', 'a.jsonl', '--json=out.json', '--periods', '--csv', 'out.csv', '--cache', 'kept', '--seed', '7', '--dimensions', '64:leading'];
    const recipe = readRecipe({ dimensions: '64:leading' });
    expect(callOf(args)).toEqual({ name: 'group', call: { path: 'a.jsonl', groups: 12, recipe, seed: 7, outputs: { json: 'out.json', csv: 'out.csv' }, periods: true, cache: 'kept', yes: false, quiet: true } });
    expect(callOf(['group', 'x', '--groups', 'auto'])).toMatchObject({ call: { groups: 'auto' } });
  });

  test('give parameters to the one that has them, or to the one that is named', () => {
    const args = ['group', '.', '--method', 'hdbscan', '--representation', 'lsa', '--set', 'hdbscan.dimensions=3', '--set', 'lsa.dimensions=50', '--set', 'stem=false'];
    const recipe = readRecipe({ method: 'hdbscan', methodParameters: { dimensions: 3 }, representation: 'lsa', representationParameters: { dimensions: 50, stem: false } });
    expect(callOf(args)).toMatchObject({ call: { recipe } });
    const prefix = readRecipe({ representation: 'onnx:models/a.b', representationParameters: { prefix: 'a.b=c: ' } });
    expect(callOf(['group', '.', '--representation', 'onnx:models/a.b', '--set', 'prefix=a.b=c: '])).toMatchObject({ call: { recipe: prefix } });
    const chat = readRecipe({ summary: 'server:http://localhost', summaryParameters: { chatModel: 'm' } });
    expect(callOf(['group', '.', '--summarize', 'server:http://localhost', '--set', 'summary.chatModel=m'])).toMatchObject({ call: { recipe: chat } });
  });

  test.each([
    [['group'], /which folder/],
    [['group', ''], /which folder/],
    [['group', 'a', 'b', 'c'], /not 3/],
    [['group', '.', '--groups', '0'], /whole number/],
    [['group', '.', '--groups', '2.5'], /whole number/],
    [['group', '.', '--groups', 'many'], /"many"/],
    [['group', '.', '--groups'], /^--groups needs a value; .*--groups=VALUE\. See kindred --help\.$/],
    [['group', '.', '--groups', '--quiet'], /^--groups needs a value; /],
    [['group', '.', '--groups', '-3'], /^--groups needs a value; .*--groups=VALUE/],
    [['group', '.', '--colour'], /--colour.*--help/],
    [['group', '.', '--periods', '--csv', 'new.csv'], /^--periods counts documents in the file of --json: name it too\.$/],
    [['group', '.', '--representation', 'vectors:mine.npy', '--npy', './mine.npy', '--csv', 'new.csv'], /^--npy would write over .*mine\.npy, which is to be read\. Name another file after --npy\.$/],
    [['group', '.', '--representation', 'vectors:mine.npy', '--set', 'ids=package.json', '--json', 'package.json'], /--json would write over package\.json/],
    [['group', '.', '--representation', 'hybrid', '--set', 'base=vectors:mine.npy', '--json', 'mine.npy'], /--json would write over mine\.npy/],
    [['group', '.', '--representation', 'static:words.txt', '--json', 'words.txt'], /--json would write over words\.txt/],
    [['compare', '.', '--representations', 'lsa,vectors:mine.npy', '--html', 'mine.npy'], /--html would write over mine\.npy/],
    [['classify', '.', '--names', 'a,b', '--representation', 'vectors:mine.npy', '--json', 'mine.npy'], /--json would write over mine\.npy/],
    [['group', '.', '--quiet=yes'], /--quiet/],
    [['group', '.', '--json', ''], /--json needs a path/],
    [['group', '.', '--html', ''], /--html needs a path/],
    [['group', '.', '--cache', ' '], /--cache needs a path/],
    [['group', '.', '--method', 'magic'], /no method "magic"; there are auto, /],
    [['group', '.', '--representation', 'dreams'], /no representation "dreams"; there are .*transformer/],
    [['group', '.', '--dimensions', '1'], /from 2 to/],
    [['group', '.', '--dimensions', '64:tsne'], /pca, autoencoder or leading/],
    [['group', '.', '--summarize', 'haiku'], /none, textrank or server/],
    [['group', '.', '--centring', 'median'], /none, mean, directions or language/],
    [['group', '.', '--set', 'eps'], /name=value/],
    [['group', '.', '--set', 'eps=1'], /no parameter "eps"/],
    [['group', '.', '--set', '.eps=1'], /name=value/],
    [['group', '.', '--set', 'kmeans.starts=3', '--method', 'kmeans++'], /"kmeans" is not in use here, so kmeans.starts=3 would change nothing; in use are kmeans\+\+, transformer/],
    [['group', '.', '--set', 'transformer.stem=false'], /transformer has no parameter "stem"/],
    [['group', '.', '--set', 'dimensions=3', '--method', 'hdbscan', '--representation', 'lsa'], /hdbscan and lsa have a parameter "dimensions"; write hdbscan\.dimensions=… or lsa\.dimensions=…/],
    [['group', '.', '--seed', '-1'], /--seed/],
    [['methods', '.'], /takes no path/],
  ])('%j is refused in one line', refused);
});

describe('arguments of evaluate', () => {
  test('name a result and where the classes are', () => {
    expect(callOf(['evaluate', 'g.json', '--truth', 'labels.tsv'])).toEqual({ name: 'evaluate', call: { path: 'g.json', truth: 'labels.tsv', field: 'label', samples: 2, yes: false, quiet: false } });
    expect(callOf(['evaluate', '--truth=c.jsonl', '--field', 'topic', 'g.json'])).toMatchObject({ call: { truth: 'c.jsonl', field: 'topic' } });
    expect(callOf(['evaluate', 'g.json', '--truth', 'folder', '--source', 'notes', '--samples', '0'])).toMatchObject({ call: { source: 'notes', samples: 0 } });
  });

  test.each([
    [['evaluate', '--truth', 'folder'], /which file/],
    [['evaluate', 'g.json'], /--truth/],
    [['evaluate', 'g.json', '--truth', ' '], /--truth/],
    [['evaluate', 'g.json', '--truth', 'folder', '--field', ''], /--field/],
    [['evaluate', 'g.json', '--truth', 'folder', '--source', ''], /--source needs a path/],
    [['evaluate', 'g.json', '--truth', 'folder', '--samples', '1'], /0 or a whole number from 2/],
    [['evaluate', 'g.json', '--truth', 'folder', '--groups', '3'], /evaluate has no option --groups/],
  ])('%j is refused in one line', refused);
});

describe('arguments of classify', () => {
  test('take labels, or names', () => {
    const standard = { path: 'notes', threshold: 0.5, recipe: readRecipe(), seed: 1, yes: false, quiet: false };
    const labels = ['classify', 'notes', '--labels', 'tags', '--test', 'more.jsonl', '--threshold', '0.7'];
    expect(callOf(labels)).toEqual({ name: 'classify', call: { ...standard, classes: { kind: 'labels', labels: 'tags', field: 'label', test: 'more.jsonl' }, threshold: 0.7 } });
    expect(callOf(['classify', 'notes', '--names', 'cars: engines, space'])).toEqual({
      name: 'classify',
      call: { ...standard, classes: { kind: 'names', classes: [{ name: 'cars', description: 'engines' }, { name: 'space' }] } },
    });
  });

  test.each([
    [['classify', '--labels', 'tags'], /which folder/],
    [['classify', 'a'], /which classes/],
    [['classify', 'a', '--labels', ' '], /which classes/],
    [['classify', 'a', '--labels', 'tags', '--names', 'b'], /not both/],
    [['classify', 'a', '--names', ' ,'], /one name or more/],
    [['classify', 'a', '--names', 'b, B'], /"B" is there twice/],
    [['classify', 'a', '--names', 'b', '--test', 'c'], /--test goes with --labels/],
    [['classify', 'a', '--names', 'b', '--field', 'c'], /--field goes with --labels/],
    [['classify', 'a', '--labels', 'tags', '--field', ''], /--field needs a name/],
    [['classify', 'a', '--labels', 'tags', '--test', ''], /--test needs a path/],
    [['classify', 'a', '--labels', 'tags', '--threshold', '1.5'], /from 0 to 1, not "1.5"/],
    [['classify', 'a', '--labels', 'tags', '--threshold', ''], /from 0 to 1/],
    [['classify', 'a', '--labels', 'tags', '--representation', 'magic'], /no representation "magic"/],
  ])('%j is refused in one line', refused);
});

describe('arguments of compare', () => {
  test('give parameters as those of group do, to ways in the grid', () => {
    const ways = ['compare', '.', '--representations', 'tfidf', '--methods', 'kmeans,kmeans++'];
    const recipe = (method: string, starts: number) => readRecipe({ representation: 'tfidf', representationParameters: { stem: false }, method, methodParameters: { starts } });
    expect(callOf([...ways, '--set', 'stem=false', '--set', 'kmeans.starts=3'])).toMatchObject({ call: { recipes: [recipe('kmeans', 3), recipe('kmeans++', 1)] } });
    const chat = ['--summarize', 'server:http://localhost', '--set', 'summary.chatModel=m'];
    expect(callOf([...ways, ...chat])).toMatchObject({ call: { recipes: [{ chat: { chatModel: 'm' } }, { chat: { chatModel: 'm' } }] } });
  });

  test.each([
    [['compare', '.', '--representations', ','], /^--representations needs a name, or several with commas between them\.$/],
    [['compare', '.', '--methods', ''], /^--methods needs a name/],
    [['compare', '.', '--methods', 'kmeans++', '--set', 'kmeans.starts=10'], /"kmeans" is not in use here/],
    [['compare', '.', '--set', 'spherical=true', '--methods', 'kmeans,kmeans++'], /kmeans and kmeans\+\+ have a parameter "spherical"/],
    [['compare', '.', '--field', 'topic'], /--field goes with --truth/],
    [['compare', '.', '--truth', 'l.csv', '--field', ' '], /--field needs a name/],
    [['compare', '.', '--set', 'foo.bar=1'], /"foo" is not in use here/],
    [['compare', '.', '--methods', 'magic', '--set', 'tfidf.stem=false'], /no method "magic"/],
    [['compare', '.', '--centring', ' , '], /^--centring needs a name/],
  ])('%j is refused in one line', refused);
});

describe('arguments', () => {
  test('ask for help with or without a command', () => {
    for (const args of [['--help'], ['-h'], ['nothing', '--help'], ['help'], ['help', 'group']]) expect(read(args)).toMatchObject({ kind: 'help' });
    const whole = helpText(['--help']);
    for (const word of ['--groups auto|N', '--json FILE', '--cache DIR', '--quiet', '.jsonl.gz', '130']) expect(whole).toContain(word);
    const toStdout = '"-" is stdout';
    expect(whole).toContain(toStdout);
    for (const { name, options } of COMMANDS) {
      expect(whole).toContain(`kindred ${name}`);
      const own = helpText([name, '--help']);
      for (const option of Object.keys(options)) expect(own).toContain(`--${option}`);
      expect(own.includes(toStdout), name).toBe('json' in options);
      expect(own).toContain('130');
    }
  });

  test('mean the same kind of option in every command', () => {
    const seen = new Map<string, string>();
    for (const [name, { type, multiple = false }] of COMMANDS.flatMap(({ options }) => Object.entries<OptionSpec>(options))) {
      expect(seen.get(name) ?? `${type} ${multiple}`).toBe(`${type} ${multiple}`);
      seen.set(name, `${type} ${multiple}`);
    }
  });

  test.each([
    [[], /what to do/],
    [['cluster', '.'], /no command "cluster".*group/],
    [['help', 'cluster'], /no command "cluster".*group/],
  ])('%j is refused in one line', refused);
});

function helpText(args: string[]): string {
  const request = read(args);
  return request.kind === 'help' ? request.text : '';
}

function refused(args: string[], message: RegExp): void {
  expect(() => read(args)).toThrow(message);
  expect(() => read(args)).toThrow(expect.toSatisfy(error => error instanceof UsageError || error instanceof ParameterError));
  expect(() => read(args)).not.toThrow(/\n/);
}
