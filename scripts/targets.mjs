// The platforms a package can be made for, and the native files each needs.

/** The GPU providers, their compilers, and a second copy of the macOS library under another name stay out. */
const NATIVE = {
  'linux-x64': ['linux/x64', ['libonnxruntime.so.1']],
  'linux-arm64': ['linux/arm64', ['libonnxruntime.so.1']],
  'darwin-arm64': ['darwin/arm64', ['libonnxruntime.1.dylib']],
  'win32-x64': ['win32/x64', ['onnxruntime.dll']],
  'win32-arm64': ['win32/arm64', ['onnxruntime.dll']],
};

export const targets = Object.keys(NATIVE);

/** The platform this process runs on, which need not be one of `targets`. */
export const thisTarget = `${process.platform}-${process.arch}`;

/** Files of the native runtime, relative to the project. */
export function nativeFiles(target) {
  const [folder, libraries] = NATIVE[target];
  return ['onnxruntime_binding.node', ...libraries].map(file => `node_modules/onnxruntime-node/bin/napi-v6/${folder}/${file}`);
}
