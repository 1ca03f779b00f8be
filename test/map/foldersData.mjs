// Folders against groups as the host sends them to their page: 24 folders, 18 groups; some names are hostile.

const names = ['Git & commit', 'Ruby strings', 'Project set-up', 'Vim buffers', 'Ruby tests', 'tmux windows', 'Date', 'Table & query', 'psql databases', 'Shell & files', 'cURL port', 'Random data', 'React apps', 'Component & state', 'Object & array', 'CSS elements', 'Sed programs', '<img src=x onerror=alert(1)>'];
const groups = names.map((name, id) => ({ id: id + 1, name, slot: id, shape: id % 5 }));
const folders = ['rails', 'unix', 'postgres', 'ruby', 'vim', 'git', 'javascript', 'python', 'react', 'elixir', 'mac', 'tmux', 'workflow', 'reason', 'css', 'go', 'clojure', 'devops', 'typescript', 'chrome', 'internet', 'a/very/long/path/to/a/folder/that/does/not/fit', '<b>bold</b>', '\u202etxt.exe'];

const rows = folders.map((folder, at) => {
  const size = 190 - 7 * at;
  const counts = groups.map(() => 0);
  counts[at % 18] = Math.round(size * (at % 3 === 0 ? 0.95 : 0.5));
  counts[(at + 5) % 18] = Math.round(size * 0.04);
  counts[(at + 7) % 18] += size - counts.reduce((sum, count) => sum + count);
  return { folder, size, counts };
});

const files = Array.from({ length: 12 }, (_, at) => ({
  key: `folder: unix/note-${at}.md`,
  title: at === 1 ? '<script>alert(1)</script> and a title that is much too long to fit beside the others' : `Look Through File ${at}`,
  path: `unix/note-${at}.md`,
  from: at < 8 ? 'unix' : 'ruby',
  to: at < 8 ? 'git' : 'rails',
  share: 0.94 - at / 50,
}));

const pairs = Array.from({ length: 8 }, (_, at) => ({ key: `same: ${at}`, paths: [`postgres/clear-the-screen-in-psql-${at}.md`, `workflow/get-url-for-github-user-profile-photo-with-a-long-name-${at}.md`], likeness: 0.94 - at / 100 }));

export const view = {
  verdict: { answer: 'Partly.', text: 'The folders git and tmux hold together; javascript, workflow and internet spread over many groups. 12 files sit among files of another folder. 8 pairs say nearly the same.', figure: 'Agreement 0.58 (adjusted mutual information: 1 = the same, about 0 = no more alike than by chance).' },
  groups,
  rows,
  files,
  pairs,
};

export const looking = { ...view, files: [], pairs: [], looking: 'Looking for suggestions… 40 %' };

export const nothing = { verdict: { answer: '', text: '', figure: '' }, groups: [], rows: [], files: [], pairs: [] };

/** As many folders and groups as have no room on a screen; names of groups as long as they come. */
export const many = {
  ...view,
  groups: Array.from({ length: 60 }, (_, id) => ({ id: id + 1, name: `${names[id % 17]}, part ${id}`, slot: id % 20, shape: id % 5 })),
  rows: Array.from({ length: 76 }, (_, at) => ({ folder: `folder-${at}`, size: 100, counts: Array.from({ length: 60 }, (_group, id) => (id === at % 60 ? 60 : id === (7 * at) % 59 ? 40 : 0)) })),
};
