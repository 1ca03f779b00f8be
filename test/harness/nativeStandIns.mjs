/**
 * Plain JavaScript with the interface of the two native modules that code-server would have to compile.
 * `spdlog` writes log files, and the text of Output channels travels through those files; `native-watchdog` ends an
 * extension host whose parent is gone.
 */
export const nativeStandIns = {
  '@vscode/native-watchdog': `
exports.start = pid => {
  const check = () => { try { process.kill(pid, 0); } catch { process.exit(1); } };
  setInterval(check, 1000).unref();
};
exports.exit = code => process.exit(code || 0);
`,
  '@vscode/spdlog': `
const fs = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; }
  write(level, text) {
    if (level < this.level) return;
    const now = new Date();
    const local = new Date(now - now.getTimezoneOffset() * 60000).toISOString().replace('T', ' ').slice(0, -1);
    const word = LEVELS[level] === 'warn' ? 'warning' : LEVELS[level];
    try { fs.appendFileSync(this.file, this.raw ? text : local + ' [' + word + '] ' + text + '\\n'); } catch {}
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() {}
}
LEVELS.forEach((name, level) => { Logger.prototype[name] = function (text) { this.write(level, text); }; });
const create = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger(file); };
exports.version = 11100;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`,
};
