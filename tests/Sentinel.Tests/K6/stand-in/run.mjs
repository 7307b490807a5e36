// Runs a script of k6 without k6: node run.mjs SCRIPT FORM. Iterations are made one after the other, as many as are asked for in all
// (ITERATIONS), spread over the scenarios; the arrival rate is not kept, so its figures say nothing of the service. What is
// shown is that the script loads, that its options are ones k6 takes, that its requests are the service's, and what it writes.
import { register } from 'node:module';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

register('./hooks.mjs', import.meta.url);
globalThis.__ENV = process.env;

const { metrics, record } = await import('./metrics.mjs');
const { default: exec } = await import('./execution.mjs');
const { validate } = await import('./options.mjs');
const { handed, machineReadable } = await import('./summary.mjs');
const script = await import(pathToFileURL(process.argv[2]).href);

validate(script.options);
const TYPES = { http_req_duration: ['trend', 'time'], http_req_failed: ['rate', 'default'], checks: ['rate', 'default'] };
for (const name of Object.keys(script.options.thresholds)) {
  const base = name.replace(/\{.*/, '');
  const known = metrics.get(base);
  const [type, contains] = TYPES[base] || (known ? [known.type, known.contains] : ['counter', 'default']);
  metrics.set(name, { type, contains, samples: [] });
}

const scenarios = Object.keys(script.options.scenarios);
const each = Math.ceil(Number(process.env.ITERATIONS) / scenarios.length);
const began = performance.now();
for (const name of scenarios) {
  exec.scenario = { name, startTime: Date.now() };
  for (let iteration = 0; iteration < each; iteration++) {
    const start = performance.now();
    script.default();
    record('iterations', 'counter', 'default', 1);
    record('iteration_duration', 'trend', 'time', performance.now() - start);
  }
}

const form = process.argv[3] === 'machine-readable' ? machineReadable : handed;
for (const [file, text] of Object.entries(script.handleSummary(form(metrics, script.options, performance.now() - began)))) {
  if (file === 'stdout') process.stdout.write(text);
  else writeFileSync(file, text);
}
process.exit(0);
