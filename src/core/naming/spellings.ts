/** Initialisms that are no other word in small letters. */
const INITIALISMS =
  'amd api ascii aws bios cdn cli cms cnn cors cpu css csv cve dns dvd ebs ecs fft ftp gcc gcp gnu gpg gps gpt gpu gui html http https ibm ide imap irc iso jdbc jpeg jpg json jsx jvm jwt knn lda ldap llm lsp lstm mvc nasa nfs nlp nvme ocr odbc oop orm pca pdf pgp php png posix rdf rfc rgb rnn rpc rsa rss saml sdk seo sftp smb smtp sql sqs ssd ssh ssl sso svd svg svm svn tcp tls toml tpu tsv tsx tty udp uml uri url usb utf uuid vpc vpn wsl xhtml xml xss yaml';
/** Names with capitals within. */
const NAMES =
  'DevOps FastAPI GitHub GitLab GraphQL JavaScript JetBrains LaTeX LibreOffice LinkedIn MongoDB MySQL NumPy OAuth OpenAI OpenGL OpenSSL PostgreSQL PowerShell PyTorch SQLite TensorFlow TypeScript WebAssembly WebGL WebSocket WordPress YouTube iOS iPad iPhone macOS';

/** Programs whose names have no capital, even at a beginning. */
export const KEPT_SMALL: ReadonlySet<string> = new Set(
  'asdf awk bzip2 curl dpkg ffmpeg fzf grep gzip jq lsof nginx npm npx pip pipx pnpm psql rsync sed ssh sudo systemd tar tmux troff wget xargs xz zsh'.split(' '),
);

const initialisms = INITIALISMS.split(' ').map(word => [word, word.toUpperCase()] as const);
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...initialisms.map(([word, capitals]) => [`${word}s`, `${capitals}s`] as const),
  ...initialisms,
  ...NAMES.split(' ').map(name => [name.toLowerCase(), name] as const),
]);

/** How a word is spelled that documents write without capitals, or with the first alone: "css" and "Css" are CSS. */
export function spelled(form: string): string {
  return /^.\P{Lu}*$/u.test(form) ? (SPELLINGS.get(form.toLowerCase()) ?? form) : form;
}
