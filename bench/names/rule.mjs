// Do the names of the groups say the class? One rule for every tool.
//
// A name is cut into lower-case words at everything that is not a letter or a digit; the first five count, so that a
// phrase of two words is two of them. A word matches a class word when both are equal, or both have four letters or more
// and one begins with the other, or both are equal without a common suffix. A group belongs to the class most of its
// documents have; a class is hit when a group of its own has a matching word, and one that owns no group is a miss.

const SUFFIXES = ['ions', 'ing', 'ers', 'ies', 'ion', 'es', 'ed', 'er', 'ic', 'al', 's', 'y'];
const WORDS_THAT_COUNT = 5;

/** The words of a name or of a list of keywords that count. */
function countedWords(name) {
  const text = Array.isArray(name) ? name.join(' ') : name;
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, WORDS_THAT_COUNT);
}

function stem(word) {
  const suffix = SUFFIXES.find(ending => word.endsWith(ending) && word.length - ending.length >= 4);
  return suffix === undefined ? word : word.slice(0, -suffix.length);
}

function matches(word, target) {
  if (stem(word) === stem(target)) return true;
  return Math.min(word.length, target.length) >= 4 && (word.startsWith(target) || target.startsWith(word));
}

/**
 * Shares of the classes whose own word (`strict`), or it or an obvious relative (`related`), is among the words of a name.
 * `names` by group number, `groups` and `labels` by document, `classWords` {class: {strict: [word], related: [word]}}.
 */
export function sayTheClass(names, groups, labels, classWords) {
  const votes = names.map(() => new Map());
  groups.forEach((group, i) => group >= 0 && votes[group].set(labels[i], (votes[group].get(labels[i]) ?? 0) + 1));
  const owners = votes.map(counts => [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [null, 0])[0]);
  const share = targetsOf => {
    const hit = owners.filter((label, group) => {
      const targets = label === null ? [] : targetsOf(classWords[label]);
      return countedWords(names[group]).some(word => targets.some(target => matches(word, target)));
    });
    return new Set(hit).size / new Set(labels).size;
  };
  return { strict: share(({ strict }) => strict), related: share(({ strict, related }) => [...strict, ...related]) };
}
