/** Told where a file opens with a password or a licence alone. */
export class Locked extends Error {}
