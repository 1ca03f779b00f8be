/** What is done or how it is done; what stands for any other word. Things name a group before these. */
const VERB_FORM = 0.25;
/** What things are like. */
const ADJECTIVE = 0.5;
const ADVERB = 0.1;
const PLACEHOLDER = 0.1;
/** A word that German writes small is none of its nouns, unless it is a foreign one. */
const NO_NOUN = 0.3;

/** `parsed`, `installed`; what has `eed` is none (`speed`), and some few more. */
const PARTICIPLE = /^[a-z]{2,}[^\We]ed$/u;
const NO_PARTICIPLES = new Set('bed biped bobsled embed hatred hundred infrared kindred moped naked sacred shed sled thread watershed wicked'.split(' '));
/** Things that look like forms of a verb. */
const NO_VERBS = new Set('leaves preserves proceeds'.split(' '));
/** Verbs of any subject that are hardly ever things. */
const EVERYDAY_VERBS = new Set(
  (
    'accept achieve acquire add adopt allow announce appear apply arise arrive assume attach avoid become begin behave believe belong bring choose conclude confirm consider consist contain continue create decide ' +
    'declare define demonstrate deny depend derive describe deserve determine differ disable discuss distinguish eliminate emerge enable encounter encourage enhance ensure establish examine execute exist expect explain ' +
    'facilitate follow forget generate give happen hit hope ignore illustrate imagine imply improve include incorporate indicate introduce invoke involve keep know leave lose maintain mention modify obtain occur omit ' +
    'participate perform possess prefer preserve prevent proceed propose prove provide pursue receive recommend reduce refer regard rely remain remove replace represent require resemble respond retain reveal say seek seem ' +
    'solve specify suffer suggest suppose take tell tend understand vary verify want'
  )
    .split(' ')
    .flatMap(formsOfVerb)
    .filter(form => !NO_VERBS.has(form)),
);
/** `organize`, `simplifies`; of what ends in `size` only some few (`emphasize`), as most are things (`filesize`). */
const MADE_VERB = /^(?:(?:[a-z]{3,}[a-rt-z]|[a-z]*(?:emphas|thes)|caps|downs|fantas|metastas)iz(?:es?|ing)|[a-z]{4,}if(?:y|ies|ying))$/u;
const ADVERB_ENDING = /^[a-z]{3,}ly$/u;
const NO_ADVERBS = new Set('anomaly assembly belly bully butterfly disassembly doily dragonfly family filly firefly fly folly gully holly homily jelly lily monopoly multiply oligopoly rally reply resupply subassembly subfamily superfamily supply tally'.split(' '));
/** Not those in `ical`, which name fields (`medical`, `political`). */
const ADJECTIVE_ENDING = /^[a-z]{3,}(?:tional|ous|able|ible|ful)$/u;
const NO_ADJECTIVES = new Set(
  'collectible consumable constable convertible couscous crucible deliverable disposable executable handful mandible observable parable syllable timetable variable vegetable wearable'.split(' '),
);
const PLACEHOLDERS =
  /^(?:arg|attr|bar|class|col|column|data|elem|field|file|filename|foo|func|function|id|item|key|line|list|module|my[a-z]+|name|node|num|obj|object|out|param|res|row|str|string|table|tablename|tbl|tmp|user|val|value|var|variable|word)_?\d{1,3}$/u;
const FILE_ENDINGS = new Set('bak doc docx exe gz rst tgz tmp txt xls xlsx'.split(' '));

/** Verbs and adjectives of Russian and Korean by how they end, as far as nouns seldom end so. */
const CYRILLIC_VERB = /^\p{Script=Cyrillic}{2,}(?:т[ьс]?ся|тесь|л(?:ся|ась|ось|ись)|[аяуе][ею]т|(?:ё|ае|яе|уе|и)те|[аяеи]ешь|ишь|[аяи]ть|нуть)$/u;
const NO_CYRILLIC_VERBS = new Set('кровать память печать рукоять рать знать'.split(' '));
const CYRILLIC_ADJECTIVE = /^\p{Script=Cyrillic}{3,}(?:[оеё]го|[ое]му|[ыи]ми|[ыи]х|ый|[ая]я|ое|[ую]ю)$/u;
const KOREAN_VERB = /^(?:\p{Script=Hangul}{2,}[한할된될는]|\p{Script=Hangul}+(?:하던|하고|하지|하며|하여|해서|하면|되어|있던|있을|니다|[했한된됐였었았있없]다|[려여어아]진))$/u;

/** How readily a word, as it is written within sentences, names what documents are about: 0 … 1. */
export function readiness(word: string, nounsHaveCapitals: boolean): number {
  if (!/^(?:[\p{Ll}\d'-]+|\p{Script=Hangul}+)$/u.test(word)) return 1;
  if (FILE_ENDINGS.has(word) || PLACEHOLDERS.test(word)) return PLACEHOLDER;
  if (KOREAN_VERB.test(word) || (CYRILLIC_VERB.test(word) && !NO_CYRILLIC_VERBS.has(word))) return VERB_FORM;
  if (CYRILLIC_ADJECTIVE.test(word)) return ADJECTIVE;
  if (nounsHaveCapitals) return NO_NOUN;
  if (ADVERB_ENDING.test(word) && !NO_ADVERBS.has(word)) return ADVERB;
  if (ADJECTIVE_ENDING.test(word) && !NO_ADJECTIVES.has(word)) return ADJECTIVE;
  return EVERYDAY_VERBS.has(word) || MADE_VERB.test(word) || (PARTICIPLE.test(word) && !NO_PARTICIPLES.has(word)) ? VERB_FORM : 1;
}

/** True for an order to do something (`generate`), which begins no name. */
export function isOrder(word: string): boolean {
  return EVERYDAY_VERBS.has(word) && !/(?:s|ing)$/u.test(word);
}

/** `propose`: `proposes`, `proposing`. */
function formsOfVerb(verb: string): string[] {
  const third = /(?:[sxz]|ch|sh)$/u.test(verb) ? `${verb}es` : /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
  const doubled = /(?:begin|forget|hit|(?<!f)fer|cur|mit)$/u.test(verb) ? verb + verb.at(-1)! : verb;
  return [verb, third, `${doubled.replace(/(?<=[^e])e$/u, '')}ing`];
}
