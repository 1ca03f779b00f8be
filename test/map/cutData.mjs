// A hierarchy as the host sends it to the page for the number of groups.

const LEAVES = 64;
let state = 11;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;

/** Leaves joined two at a time, mostly neighbours of like size; node L + m is made by merge m. */
function tree() {
  const merges = [];
  let open = Array.from({ length: LEAVES }, (_, leaf) => leaf);
  for (let node = LEAVES; open.length > 1; node++) {
    const at = Math.floor(random() * Math.min(open.length - 1, 12));
    merges.push(open[at], open[at + 1]);
    open = [...open.slice(0, at), ...open.slice(at + 2), node].sort((a, b) => a - b);
  }
  return merges;
}

const words = ['Git', 'Ruby', 'Vim', 'tmux', 'SQL', 'React', 'CSS', 'Rails', 'cURL', 'Shell', 'Regular', 'Postgres'];
const things = ['commits', 'strings', 'windows', 'queries', 'tests', 'components', 'versions', 'ports', 'buffers', 'tables'];
const sizes = Array.from({ length: LEAVES }, () => 8 + Math.floor(40 * random()));
const nodes = 2 * LEAVES - 1;
const leaves = sizes.flatMap((size, leaf) => new Array(size).fill(leaf));

export const cut = {
  merges: tree(),
  sizes,
  names: Array.from({ length: nodes }, (_, node) => (node === 3 ? '<img src=x onerror=alert(1)>' : `${words[node % words.length]} ${things[(node * 7) % things.length]}${node > 60 ? ` ${node}` : ''}`)),
  keywords: Array.from({ length: nodes }, (_, node) => `word ${node}, other, thing`),
  colours: Array.from({ length: nodes }, (_, node) => (node * 7) % 20),
  keep: [],
  separateness: Array.from({ length: LEAVES }, (_, at) => 0.1 + 0.05 * Math.sin(at / 4) - at / 2000),
  suggested: [8, 18, 33],
  positions: leaves.flatMap(leaf => [0.9 * Math.cos(leaf) * ((leaf % 7) / 7) + 0.1 * random(), 0.9 * Math.sin(leaf * 1.3) * ((leaf % 5) / 5) + 0.1 * random()]),
  leaves,
  now: 18,
  own: 18,
  fewest: 2,
  most: LEAVES,
};
