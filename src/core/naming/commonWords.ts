import type { Language } from '../words/languages';

/** Particles, adverbs, pronouns and everyday words that the stop words of a language leave out: none says what a text is about. */
const COMMON: Partial<Record<Language, string>> = {
  en: 'additional alternatively chosen existing hey including located relevant simplest simply typically usual',
  de: 'aktuell anschließend aufgrund ausreichend außerhalb beispielsweise bekannte bekommen bestimmte bestimmten bestimmter betrifft bleibt bringt daraufhin derzeit desto direkt ebenfalls eher einfach enthält entlang entsprechend entsprechende entsprechenden erhalten erhält etliche falls folgenden führen führt führte geben gelten genannt genau gewöhnlich gilt gleiche gleichen gleichzeitig heutzutage hierbei hierfür hinaus hingegen hinweis häufig infolge innerhalb insbesondere insgesamt jeweilige jeweiligen jeweils komplett lassen lediglich letzte letzten liegt lässt mehrere mehreren meist meiste meisten mittels mögliche möglicherweise nahezu nämlich obgleich obwohl offenbar ohnehin scheint schließlich selten sobald sodass sofern sogar solange somit sowohl spätestens standardmäßig stattdessen stets teilweise trotz ungefähr verschiedene verschiedenen verwenden verwendet vollständig vorher weiterer weiterhin wichtig wichtige wobei wodurch zahlreiche zahlreichen zudem zufolge zumindest zusätzlich üblicherweise',
  es: 'añadir contiene cualquiera debería dicha encontrar forma hacía llamado llegar mayoría puedes siguientes suele utilizar',
  fr: 'actuellement ajouter aller appelé appelée appelés auparavant auprès autour comprendre connaître connu connue contient croire côté davantage derniers dernière devez devient devoir donne donner déjà ensemble ensuite exemple existe faire fournit grâce généralement habituellement jamais jours lieu loin lorsqu majorité manière meilleur meilleure mettre mieux nouvelle nouvelles obtenir partir passer permettent permettre petit petite petits pouvez pouvoir pouvons premiers prend prendre presque principalement probablement propre puisse rapidement savoir simplement situé située tard trouve trouvent trouver tôt utilisant utilise utiliser utilisé utilisée venir veulent voir voulez vouloir vraiment écrire également',
  it: 'accanto alcune contiene devono diversa diverse diversi esiste molte necessario permette poiché possono qualsiasi rende sebbene seguenti tramite trova usare utilizzare vengono venire viene',
  pt: 'algum alguma cerca contém diferentes entanto existe geralmente incluindo melhor muitas nenhum porém quase seguinte sido tornar utilizar várias',
  nl: 'aantal allerlei bekend bepaalde bestaat bijvoorbeeld daarnaast dankzij doordat enkele ervoor gaan gebruik gebruiken gebruikt geeft gehele genoemd gewoonlijk hierdoor indien laatste langs mogelijk nieuwe overig tegenwoordig tevens volgende waarbij waardoor waarin zowel',
  ru: 'важно включая вряд высокая высокие высокий высокой выше главным говорят делает делают достаточно едва желательно занимает зачастую из-за известен известна известно известны изза имеют имеются использование использования использовать используется используются каждого конце которое которым любой любые любых маленькие многие многих многое множество можете например насколько настолько настоящее находилась находился находится находятся начал начале некоторые некоторых необходимо нескольких несмотря новая новое новые новых основном остается отношении первая первые первых плохо по-прежнему полностью получения помимо поскольку последние последних похож поэтому практически представляет примерно причём происходит располагается расположен самая самые самых связи сделал сделано следует следующие следующий служит смог соответственно составляет состоит способ способность среди стала стали стало существует существуют считается таким таких точно требования требуется удается хотите частности числе является являются явно',
  uk: 'варто вважається вже деяких деякі досить лише мають має може можна можуть наприклад необхідно окрім оскільки перед потрібно проте після разом саме серед складається став стала такі того тому щоб являє яка яке яких які',
  zh: '不会 不同 不能 两个 主要 之前 之后 之间 以下 位于 使用 允许 公布 具有 几乎 出现 利用 前往 包括 参与 发现 发生 变成 可能 地方 处于 多数 大多数 大部分 存在 完全 实现 实际 将会 已经 引起 影响 很多 得到 情况 想要 成为 拥有 方式 方面 无法 是否 曾经 正在 每个 没有 生成 直接 相关 相当 知道 确定 立即 第一 第二 经常 继续 能够 至少 获得 表示 要求 认为 起来 越来越 达到 过去 过程 这种 进入 进行 通常 里面 问题 附近 需要 非常',
};

const lists = new Map<Language, ReadonlySet<string>>();

/** The common words of a language beside its stop words; few or none for most. Names do without them, while grouping goes by them. */
export function commonWords(language: Language): ReadonlySet<string> {
  let list = lists.get(language);
  if (list === undefined) lists.set(language, (list = new Set(COMMON[language]?.split(' '))));
  return list;
}
