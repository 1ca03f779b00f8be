/** The thoughts of reasoning models, in the marks that they come in; one that was cut off has no end. */
const THOUGHTS = /<(think|thinking|thought|reasoning|reflection|analysis|scratchpad)>.*?(<\/\1>|$)/gis;
/** The end of thoughts whose beginning the server took for a part of its question. */
const END = /^.*<\/(?:think|thinking|thought|reasoning|reflection|analysis|scratchpad)>/is;
/** The channels of models that write their thoughts in one and what they say in another. */
const FINAL = /^.*<\|channel\|>\s*final\s*(?:<\|message\|>)?/is;
const OTHER_CHANNEL = /<\|channel\|>\s*(?:analysis|commentary).*$/is;
const MARKS = /<\|[^|<>]{0,40}\|>|\[\/?INST\]|<\/?s>/gi;

/** What a chat model says, without what it thought before it said it. */
export function withoutThoughts(answer: string): string {
  return answer.replace(THOUGHTS, ' ').replace(END, ' ').replace(FINAL, ' ').replace(OTHER_CHANNEL, ' ').replace(MARKS, ' ').trim();
}
