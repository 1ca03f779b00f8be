/** Joins a folder and a path relative to it, both with `/`; `..` above the top stays at the top. */
export function joinPaths(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The way from a folder to a file, both absolute with `/`. */
export function relativePath(folder: string, file: string): string {
  const [from, to] = [folder, file].map(path => path.split('/').filter(Boolean));
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** A path without the extension of its last part. */
export function withoutExtension(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]+$/, '');
}
