/** What is to be said of documents without a vector, where vectors were given, which their words placed. */
export function byWordsSentence(byWords: number): string {
  const [have, they, them] = byWords === 1 ? ['document has', 'it is', 'it'] : ['documents have', 'they are', 'them'];
  return `${byWords} ${have} no row in the file of vectors, so that ${they} where the words lead, which is coarser. Make the vectors again to have ${them} in place.`;
}
