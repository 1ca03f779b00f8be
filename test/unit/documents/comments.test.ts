import { expect, it } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { parseDocument } from '../../../src/core/documents/parse';

/** Prose of code as `¶ text`, code as `\` text`. */
function shown(name: string, text: string): string[] {
  return parseDocument('code', text, name).blocks.map(block => `${block.kind === 'code' ? '`' : '¶'} ${block.text.replace(/\s+/g, ' ').trim()}`);
}

it.each([
  [
    'only the last line of a long comment without its brackets', 'a.lua',
    ['--[[ Takes t[a[1]]', 'x = 1', '--[[ Takes', 'some bread', ']]', '-- and t[b[2]]', '-- or t[c[3]]', 'y = 2', '--[[ Rolls ]]', '-- as in [[Bread]]'],
    ['¶ Takes t[a[1', '` x = 1', '¶ Takes some bread', '¶ and t[b[2]] or t[c[3]]', '` y = 2', '¶ Rolls as in [[Bread]]'],
  ],
  [
    'three quotes where one begins a line of comment', 'a.vb',
    ["''' <summary>", "''' Bakes the baker's bread.", "''' </summary>", 'Function Bake()', "'' Rolls."],
    ["¶ <summary> Bakes the baker's bread. </summary>", '` Function Bake()', '¶ Rolls.'],
  ],
  ['three quotes of Vim', 'a.vim', ['""" Plugins', 'set nu', '""" Colours', 'set cul'], ['¶ Plugins', '` set nu', '¶ Colours', '` set cul']],
  ['docstrings where quotes begin no comment', 'a.py', ["''' Bakes", "the bread. '''", 'x = 1'], ['¶ Bakes the bread.', '` x = 1']],
  ['no attributes of PHP', 'a.php', ['# Bakes.', "#[Route('/blog')]", 'class A {}'], ['¶ Bakes.', "` #[Route('/blog')] class A {}"]],
  ['lists that only in PHP would be attributes', 'a.py', ['#[1] Bread', 'x = 1'], ['¶ [1] Bread', '` x = 1']],
  ['nothing that speaks to the preprocessor', 'a.S', ['# Bakes.', '#elif A', '#else', '#undef B', '#error C', '#line 3', '# else rolls'], ['¶ Bakes.', '` #elif A #else #undef B #error C #line 3', '¶ else rolls']],
  ['nothing that speaks to the compiler of Fortran', 'a.f90', ['! Bakes.', '!$omp parallel do', 'do i = 1, n'], ['¶ Bakes.', '` !$omp parallel do do i = 1, n']],
  [
    'long comments of Lua with signs between their brackets', 'a.lua',
    ['--[==[ Takes t[a[1]]', 'some ]] bread', ']==]', 'x = 1', '--[=[ Rolls ]=]', '--[=[ Cake', 'and tea', '--]=]', 'y = 2'],
    ['¶ Takes t[a[1]] some ]] bread', '` x = 1', '¶ Rolls Cake and tea', '` y = 2'],
  ],
  [
    'comments of Fortran by their first column', 'a.f',
    ['C     Bakes the bread.', 'c', '*     And rolls.', 'C$OMP PARALLEL DO', '      CALL OVEN(X)', 'call oven', 'c = 1', '     * + 2', 'c=====', 'c     Tea.', 'c ====', '! Cake.'],
    ['¶ Bakes the bread.', '¶ And rolls.', '` C$OMP PARALLEL DO CALL OVEN(X) call oven c = 1 * + 2', '¶ Tea.', '¶ Cake.'],
  ],
  ['no first column in free form', 'a.f90', ['C     Bakes', '! Rolls.'], ['` C Bakes', '¶ Rolls.']],
])('reads %s', (_, name, text, expected) => {
  expect(shown(name, text.join('\n'))).toEqual(expected);
});

it.each([
  ['a.py', `# a${' '.repeat(1_000_000)}b`],
  ['a.lua', `--[[ a${' '.repeat(1_000_000)}b]] c`],
  ['a.ts', `// a ${'*'.repeat(1_000_000)} b`],
])('reads a very long comment of %s in time that grows with its length', (name, text) => {
  const started = performance.now();
  expect(shown(name, text)).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(3_000 * slowness());
});
