/** What Korean adds to its nouns (of, in, to, from, with, too …), the longer ones first. */
const PARTICLES =
  '에서부터 으로부터 에서는 에서도 에게서 이라는 으로는 으로도 으로써 으로서 까지는 부터는 에게는 이라고 라는 에는 에도 에서 에게 께서 한테 으로 까지 부터 처럼 보다 마다 조차 이나 이며 이고 라고 로는 로서 로써 와의 과의 들은 들이 들을 들의 들에게 은 는 이 가 을 를 에 의 로 와 과 도 만 나'.split(' ');
const HANGUL = /^\p{Script=Hangul}{3,}$/u;
const SHORTEST = 2;

/**
 * Tells of Korean nouns with a particle which word they are without: one that stands alone among the words too, or with other
 * particles as well. The ends of other words (`어린이`) only look like particles, as those tell that take particles themselves.
 */
export function withoutParticles(words: Iterable<string>): ReadonlyMap<string, string> {
  const korean = new Set([...words].filter(word => HANGUL.test(word) || /^\p{Script=Hangul}{2}$/u.test(word)));
  const particlesOf = new Map<string, number>();
  /** How often each is what the longest particle leaves. */
  const bases = new Map<string, number>();
  const cuts = new Map<string, string[]>();
  for (const word of korean) {
    if (!HANGUL.test(word)) continue;
    const bare = PARTICLES.filter(particle => word.endsWith(particle) && word.length - particle.length >= SHORTEST).map(particle => word.slice(0, -particle.length));
    cuts.set(word, bare);
    if (bare.length > 0) bases.set(bare[0], (bases.get(bare[0]) ?? 0) + 1);
    for (const noun of bare) particlesOf.set(noun, (particlesOf.get(noun) ?? 0) + 1);
  }
  const nouns = new Map<string, string>();
  for (const [word, bare] of cuts) {
    if ((bases.get(word) ?? 0) > 1) continue;
    const noun = bare.find(candidate => korean.has(candidate)) ?? bare.find(candidate => particlesOf.get(candidate)! > 1);
    if (noun !== undefined) nouns.set(word, noun);
  }
  return nouns;
}
