// Made-up maps that look like real ones: groups of several clouds, sub-groups, a few documents in no group.

/** Numbers in 0 … 1, the same ones every time. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NAMES = [
  'Bread & sourdough', 'Garden beds', 'Bicycle repair', 'Star charts', 'Choir rehearsals', 'River walks', 'Chess endings', 'Wool & dyeing', 'Old maps',
  'Coffee roasting', 'Bird calls', 'Letterpress', 'Night trains', 'Bee keeping', 'Clay glazes', 'Harbour tides', 'Tax returns', 'Film cameras', 'Folk dances', 'Solar panels',
];
const WORDS = ['autumn', 'ledger', 'kiln', 'orbit', 'gear', 'seed', 'loom', 'tide', 'queen', 'lens', 'valve', 'crust', 'reed', 'atlas', 'ember', 'signal', 'moss', 'hinge', 'plume', 'anvil'];

/** A map of `count` documents in `groups` groups; `patch` may change what was made. */
export function makeMap({ count = 1871, groups = 18, seed = 7, parts = 4, ungrouped = 0.025, draft = false } = {}) {
  const next = random(seed);
  const gauss = () => next() + next() + next() + next() - 2;
  const centres = [];
  while (centres.length < groups) {
    const [x, y] = [(next() * 2 - 1) * 0.9, (next() * 2 - 1) * 0.62];
    const apart = 1.15 / Math.sqrt(groups);
    if (centres.every(c => Math.hypot(c.x - x, c.y - y) > apart * (1 - centres.tries / 4000 || 1))) centres.push({ x, y, weight: 0.3 + next() ** 1.6 });
    centres.tries = (centres.tries ?? 0) + 1;
  }
  centres.sort((a, b) => b.weight - a.weight);
  const total = centres.reduce((sum, c) => sum + c.weight, 0);
  const list = centres.map((c, g) => ({
    id: 100 + g, level: 'group', parent: null, name: NAMES[g % NAMES.length] + (g < NAMES.length ? '' : ` ${g}`), keywords: WORDS.slice(g % 12, (g % 12) + 5),
    size: 0, examples: [], colour: (g * 7 + 2) % 20,
  }));
  const blobs = centres.map(c => Array.from({ length: c.weight > 0.5 ? parts : 2 }, () => ({ x: c.x + gauss() * 0.09, y: c.y + gauss() * 0.09, r: 0.04 + next() * 0.035 })));
  const subgroups = blobs.flatMap((own, g) =>
    own.map((_, k) => ({ id: 1000 + g * 10 + k, level: 'subgroup', parent: 100 + g, name: `${WORDS[(g * 3 + k * 5) % 20]} & ${WORDS[(g + k * 7 + 3) % 20]}`, keywords: [], size: 0, examples: [], colour: list[g].colour, group: g, part: k })),
  );
  const all = [...list, ...subgroups];
  const sent = { title: 'notes', documents: [], positions: [], group: [], subgroup: [], strength: [], length: [], dates: [], groups: all, draft };
  for (let i = 0; i < count; i++) {
    let pick = next() * total;
    let g = 0;
    while (g < groups - 1 && (pick -= centres[g].weight) > 0) g++;
    const k = Math.floor(next() * blobs[g].length);
    const blob = blobs[g][k];
    const lone = next() < ungrouped;
    sent.positions.push(lone ? (next() * 2 - 1) * 0.95 : blob.x + gauss() * blob.r, lone ? (next() * 2 - 1) * 0.7 : blob.y + gauss() * blob.r);
    const sub = list.length + subgroups.findIndex(s => s.group === g && s.part === k);
    sent.group.push(lone ? -1 : g);
    sent.subgroup.push(lone ? -1 : sub);
    sent.strength.push(lone ? 0 : Math.round((0.3 + 0.7 * next()) * 100) / 100);
    sent.length.push(200 + ((i * 7919) % 97) ** 2);
    sent.dates.push(i % 50 === 0 ? NaN : Date.UTC(2015, 0, 1) + ((i * 104_729) % 4200) * 86_400_000);
    const a = WORDS[Math.floor(next() * 20)];
    const b = WORDS[Math.floor(next() * 20)];
    const title = `${a[0].toUpperCase()}${a.slice(1)} and ${b}, note ${i}`;
    sent.documents.push({
      id: `${NAMES[g % NAMES.length].split(' ')[0].toLowerCase()}/${a}-${b}-${i}.md`, title, path: `${NAMES[g % NAMES.length].split(' ')[0].toLowerCase()}/${a}-${b}-${i}.md`,
      snippet: `What the ${a} has to do with the ${b}, and why it took a whole winter to find out. The rest is in the notebook of that year, page ${i}.`, words: [a, b], nearest: [], ...(i % 3 && { tags: i % 2 ? [a, 'winter'] : [b] }),
    });
    if (!lone) {
      all[g].size++;
      all[sub].size++;
    }
  }
  for (const group of all) {
    delete group.group;
    delete group.part;
  }
  nearest(sent);
  return sent;
}

/** The six nearest of about 300 documents around each by position in the list of its group: near enough for a test. */
function nearest(sent) {
  const members = new Map();
  sent.group.forEach((g, i) => members.set(g, [...(members.get(g) ?? []), i]));
  const distance = (i, j) => Math.hypot(sent.positions[2 * i] - sent.positions[2 * j], sent.positions[2 * i + 1] - sent.positions[2 * j + 1]);
  for (const list of members.values()) {
    list.forEach((i, k) => {
      const around = list.slice(Math.max(0, k - 100), k + 100).filter(j => j !== i);
      sent.documents[i].nearest = around.map(j => [distance(i, j), j]).sort((a, b) => a[0] - b[0]).slice(0, 6).map(pair => pair[1]);
    });
  }
}
