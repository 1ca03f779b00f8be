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
};

const lists = new Map<Language, ReadonlySet<string>>();

/** The common words of a language beside its stop words; few or none for most. Names do without them, while grouping goes by them. */
export function commonWords(language: Language): ReadonlySet<string> {
  let list = lists.get(language);
  if (list === undefined) lists.set(language, (list = new Set(COMMON[language]?.split(' '))));
  return list;
}
