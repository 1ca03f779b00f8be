// A made map of any size, made inside the page: it would take longer to bring it there than to draw it.

/**
 * Runs in a page: points in clouds, a few of them alone, with titles, paths and snippets as long as real ones. The same
 * for the same count; kept as `window.made`.
 */
export async function makeMapInPage({ count, groups }) {
  let state = 7 + count;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const gauss = () => next() + next() + next() + next() - 2;
  const words = ['autumn', 'ledger', 'kiln', 'orbit', 'gear', 'seed', 'loom', 'tide', 'queen', 'lens', 'valve', 'crust', 'reed', 'atlas', 'ember', 'signal', 'moss', 'hinge', 'plume', 'anvil'];
  const centres = Array.from({ length: groups }, (_, g) => {
    const turn = g * 2.39996;
    const away = Math.sqrt((g + 0.5) / groups);
    return [0.85 * away * Math.cos(turn), 0.55 * away * Math.sin(turn)];
  });
  const parts = 3;
  const clouds = centres.map(([x, y]) => Array.from({ length: parts }, () => [x + gauss() * 0.06, y + gauss() * 0.06, 0.03 + next() * 0.05]));
  const positions = new Float32Array(2 * count);
  const group = new Int32Array(count);
  const subgroup = new Int32Array(count);
  const strength = new Float32Array(count);
  const length = new Uint32Array(count);
  const [first, second] = [new Uint8Array(count), new Uint8Array(count)];
  for (let i = 0; i < count; i++) {
    const lone = next() < 0.025;
    const g = Math.floor(next() ** 1.5 * groups);
    const part = Math.floor(next() * parts);
    const [x, y, r] = clouds[g][part];
    positions[2 * i] = lone ? next() * 1.9 - 0.95 : x + gauss() * r;
    positions[2 * i + 1] = lone ? next() * 1.4 - 0.7 : y + gauss() * r;
    group[i] = lone ? -1 : g;
    subgroup[i] = lone ? -1 : groups + g * parts + part;
    strength[i] = lone ? 0 : 0.3 + 0.7 * next();
    length[i] = 200 + Math.floor(next() ** 3 * 20_000);
    first[i] = next() * 20;
    second[i] = next() * 20;
  }
  // What is long is shared between documents, so that making them says nothing about the time a map takes.
  const shared = words.flatMap(a => words.map(b => ({
    words: [a, b],
    snippet: `What the ${a} has to do with the ${b}, and why it took a whole winter to find out. The rest is in the notebook of that year, beside the drawings and the letters.`,
  })));
  const nearest = Array.from({ length: 100 }, (_, k) => [1, 2, 3, 4, 5, 6].map(step => (k * 31 + step) % count));
  const tags = words.map(word => [word]);
  const documents = Array.from({ length: count }, (_, i) => {
    const [a, b] = [words[first[i]], words[second[i]]];
    const id = `${words[(group[i] + 1) % 20]}/${a}/${b}-${i}.md`;
    return { id, title: `The ${a} and the ${b}, note ${i}`, path: id, ...shared[20 * first[i] + second[i]], nearest: nearest[i % 100], tags: i % 3 ? undefined : tags[first[i]] };
  });
  const sizes = new Int32Array(groups * (1 + parts));
  for (let i = 0; i < count; i++) {
    if (group[i] < 0) continue;
    sizes[group[i]]++;
    sizes[subgroup[i]]++;
  }
  const made = (k, level, parent, name, colour) => ({ id: 100 + k, level, parent, name, keywords: words.slice(0, 5), size: sizes[k], examples: [], colour });
  const tops = centres.map((_, g) => made(g, 'group', null, `${words[g % 20]} and ${words[(g + 7) % 20]}`, (g * 7 + 2) % 20));
  const below = centres.flatMap((_, g) => clouds[g].map((_cloud, k) => made(groups + g * parts + k, 'subgroup', 100 + g, `${words[(3 * g + 5 * k) % 20]}, ${words[(g + 7 * k + 3) % 20]}`, (g * 7 + 2) % 20)));
  window.made = { title: 'notes', documents: await window.packing.packDocuments(documents), positions, group, subgroup, strength, length, groups: [...tops, ...below], draft: false };
}
