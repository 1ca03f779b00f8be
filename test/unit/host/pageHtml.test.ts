import { expect, it } from 'vitest';
import { MAP_STRINGS } from '../../../src/protocol/mapStrings';
import { pageHtml } from '../../../src/host/page/pageHtml';

const page = pageHtml({
  root: 'kindred-map',
  script: 'https://host/dist/map.js',
  style: 'https://host/dist/map.css',
  source: 'https://host',
  nonce: 'abc123',
  title: 'Map: <img src=x onerror=alert(1)> "notes"',
  language: 'en',
  strings: { ...MAP_STRINGS, legend: 'Légende "<b>"' },
});

it('never takes a workspace name as markup', () => {
  expect(page).not.toContain('<img');
  expect(page).toContain('<title>Map: &lt;img src=x onerror=alert(1)&gt; &quot;notes&quot;</title>');
});

it('takes the words along as data', () => {
  expect(page).toContain('&quot;legend&quot;:&quot;Légende \\&quot;&lt;b&gt;\\&quot;&quot;');
});

it('allows only its own script, and no inline code or style', () => {
  const policy = /content="(default-src[^"]+)"/.exec(page)![1];
  expect(policy).toContain("default-src &#39;none&#39;");
  expect(policy).toContain('script-src &#39;nonce-abc123&#39;');
  expect(policy).not.toMatch(/unsafe|worker-src|connect-src|\*/);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain('style=');
});
