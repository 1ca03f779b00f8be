import { expect, it } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { parseDocument } from '../../../src/core/documents/parse';

function shown(name: string, text: string): string[] {
  const { title, blocks } = parseDocument(name.endsWith('.pod') ? 'text' : 'code', text, name);
  return [...(title ? [`title ${title}`] : []), ...blocks.map(({ kind, level, text: said, line }) => `${kind === 'heading' ? '#'.repeat(level) : kind === 'code' ? '`' : '¶'} ${said.replace(/\s+/g, ' ').trim()} @${line}`)];
}

const module = [
  'package Bread;', '# Keeps warm.', 'sub bake { 1 }', '',
  '=head1 NAME', '', 'Bread - bakes B<< bread >> at home', '', '=head1 SYNOPSIS', '', '  my $loaf = bake();', '  eat($loaf);', '',
  '=head2 C<bake>', '', 'Takes L<flour|Flour::Rye>, see L<Oven/heat> and', 'I<salt E<lt> 2 % of B<it>>X<salt>.', '',
  '=over 4', '', '=item * Rye', '', '=item 2. Oats', '', '=back', '', '=begin html', '', '<b>nothing</b>', '', '=end html', '', '=cut', '',
  'my $x = 1;',
];
const said = [
  'title Bread - bakes bread at home', '# NAME @4', '¶ Bread - bakes bread at home @6', '# SYNOPSIS @8', '` my $loaf = bake(); eat($loaf); @10',
  '## bake @13', '¶ Takes flour, see Oven heat and salt < 2 % of it. @15', '¶ Rye @20', '¶ Oats @22',
];

it('reads the documentation in a module of Perl, and its code and comments beside it', () => {
  expect(shown('Bread.pm', module.join('\n'))).toEqual([said[0], '` package Bread; @0', '¶ Keeps warm. @1', '` sub bake { 1 } @2', ...said.slice(1), '` my $x = 1; @33']);
});

it('reads documentation alone, to its end where no line ends it', () => {
  expect(shown('Bread.pod', module.slice(4, 32).join('\n')).map(line => line.replace(/ @.*/, ''))).toEqual(said.map(line => line.replace(/ @.*/, '')));
  expect(shown('Bread.pod', '=head1 Rolls\n\nAre round.\n\n=begin html\n\nAnd brown.')).toEqual(['# Rolls @0', '¶ Are round. @2', '¶ And brown. @6']);
});

it('reads all stretches of a file of documentation, and no program between them', () => {
  expect(shown('Bread.pod', '=head1 Rolls\n\n=cut\n\nmy $x;\n\n=head1 Rye\n\nIs dark.\n')).toEqual(['# Rolls @0', '# Rye @6', '¶ Is dark. @8']);
});

it.each([
  ['C<< $x->foo >>', '$x->foo'],
  ['C<<< a >> b >>>, B<< C<< 1 < 2 >> >>', 'a >> b, 1 < 2'],
  ['B<see C<< I<$x>->foo >> here>', 'see $x->foo here'],
  ['L<< Bread->bake|Bread >>', 'Bread->bake'],
  ['C<<\t$x => 1 >>', '$x => 1'],
  ['C<<< B<< $x->y >> >>>', '$x->y'],
])('shows what stands between several brackets: %s', (written, read) => {
  expect(shown('Bread.pod', `=head2 ${written}\n\n${written}\n`).map(line => line.replace(/ @.*/, ''))).toEqual([`## ${read}`, `¶ ${read}`]);
});

it('leaves out paragraphs for others', () => {
  const lines = ['=head1 Rolls', '', '=for html <b>round</b>', 'and flat', '', 'Are brown.', '', '=for comment', 'Check this.', '', '=for text', 'With seeds.', ''];
  expect(shown('Bread.pod', lines.join('\n'))).toEqual(['# Rolls @0', '¶ Are brown. @5', '¶ With seeds. @11']);
});

it('calls a program by its file where its documentation has no name', () => {
  expect(shown('bin/bake.pl', 'use Bread;\n\n=head1 OPTIONS\n\nNone.\n\n=cut\n')[0]).toBe('title bake.pl');
});

it('takes no assignment for documentation, and none in other languages', () => {
  expect(shown('a.pl', 'my $x\n  =head1();\n')).toEqual(['` my $x =head1(); @0']);
  expect(shown('a.py', '=head1 Rolls\n')).toEqual(['` =head1 Rolls @0']);
});

it.each([['codes', 'B<'.repeat(20_000)], ['wide codes', 'B<< '.repeat(20_000)], ['wide codes with arrows', 'B<< -> >x '.repeat(20_000)], ['stretches', 'Is dark.\n\n=cut\n\n=head1 Rye\n\n=begin html\n\n'.repeat(20_000)], ['foreign blocks', '=begin html\n\n'.repeat(20_000)]])('survives hostile %s', (_, hostile) => {
  const started = performance.now();
  shown('a.pod', `=head1 Rolls\n\n${hostile}`);
  expect(performance.now() - started).toBeLessThan(3_000 * slowness());
});
