import { expect, it } from 'vitest';
import { codeLanguages } from '../../../src/core/documents/codeLanguages';

it.each([
  ['Markdown', 'Text\n\n```sql\nselect 1\n```\n\n```SQL\n```\n~~~ ruby\n~~~\n', ['sql', 'ruby']],
  ['a list in Markdown', '1. Run\n   ```bash\n   ls\n   ```', ['bash']],
  ['attributes', '```{.python}\n```', ['python']],
  ['reStructuredText', 'See::\n\n.. code-block:: c++\n\n   int i;', ['c++']],
  ['AsciiDoc', '[source,clojure]\n----\n----', ['clojure']],
  ['Org', '#+BEGIN_SRC elixir\n#+END_SRC', ['elixir']],
  ['LaTeX', '\\begin{minted}{haskell}', ['haskell']],
  ['no language', '```\ncode\n```\n```text\n```\nwe write ```sql in a line', []],
  ['many languages', '```a\n```b\n```c\n```d', ['a', 'b', 'c']],
])('finds the languages named in %s', (_, text, languages) => {
  expect(codeLanguages(text)).toEqual(languages);
});
