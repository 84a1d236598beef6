/** Wrangler bundles a WebAssembly file as a compiled module. */
declare module '*.wasm' {
  const compiled: WebAssembly.Module;
  export default compiled;
}
