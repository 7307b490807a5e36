// Node finds the stand-in where a script imports k6, and takes the scripts for the modules they are.
const PARTS = { k6: 'k6.mjs', 'k6/http': 'http.mjs', 'k6/metrics': 'metrics.mjs', 'k6/execution': 'execution.mjs' };

export async function resolve(specifier, context, next) {
  if (PARTS[specifier]) return { url: new URL(PARTS[specifier], import.meta.url).href, shortCircuit: true };
  if (!/^(\.|file:|node:)/.test(specifier)) throw new Error(`${specifier} is neither k6's nor a file of the script's own`);
  return next(specifier, context);
}

export async function load(url, context, next) {
  return next(url, url.endsWith('.js') ? { ...context, format: 'module' } : context);
}
