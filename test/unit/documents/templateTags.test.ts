import { expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/parse';

const read = (page: string) => parseDocument('html', page, 'a.html').blocks.map(({ text, line }) => `${text} @${line}`);

it.each([
  ['Jinja', '{% extends "base.html" %}\n{#- made by a program\n-#}\n<h1>{{ title }} Bread</h1>\n{% if rye %}<p>Rye is dark.</p>{% endif %}', ['Bread @3', 'Rye is dark. @4']],
  ['Angular', '<p>{{ loaves.length }}\nloaves.</p>\n<p *ngIf="rye">Rye {{ rye.name }} is dark.', ['loaves. @1', 'Rye is dark. @2']],
  ['EJS', '<% if (rye) { %>\n<p>Rye is <%= colour %> and heavy.</p><% } %>', ['Rye is and heavy. @1']],
  ['Django', '{% load i18n %}\n<p>{% translate "Rye is dark." %} {% include \'loaf.html\' %}</p>', ['Rye is dark. @1']],
  ['Liquid', '<p>{{ "The baker\'s loaf is rye." | t }}</p>', ["The baker's loaf is rye. @0"]],
  ['PHP', '<?php foreach ($loaves as $loaf): if ($loaf->rye > 1) ?>\n<p>Rye is dark.</p><?php endforeach; ?>', ['Rye is dark. @1']],
])('a page of %s is read without the tags of the template', (_, page, expected) => {
  expect(read(page).map(text => text.replace(/\s+/g, ' '))).toEqual(expected);
});

it('a page about templates is read with them', () => {
  expect(read('<p>Write <code>{% if rye %}</code> or {{ rye }}.')).toEqual(['Write {% if rye %} or {{ rye }}. @0']);
});

it('long texts among tags, and what no tag ends, are kept', () => {
  const texts = `"rye": "${'Rye is dark. '.repeat(20)}"`;
  expect(read(`{{ { ${texts} } }}`)[0]).toContain('Rye is dark.');
  expect(read('<p>A set {% of {two}, 100 % {#')).toEqual(['A set {% of {two}, 100 % {# @0']);
});

it.each(['{%', '{{', '{#', '<%', '<?php', '{%}', '<?'])('takes a moment for a page of %s alone', piece => {
  const started = performance.now();
  read(piece.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(5000);
});
