// Metrics as k6 keeps them: by name, and again for each set of tags that a threshold names.
import exec from './execution.mjs';

export const metrics = new Map();

export function record(name, type, contains, value, tags = {}) {
  const all = { scenario: exec.scenario.name, ...tags };
  for (const [key, metric] of metrics) {
    const [, base, tag, wanted] = /^([^{]+)(?:\{([^:]+):([^}]+)\})?$/.exec(key);
    if (base === name && (tag === undefined || all[tag] === wanted)) metric.samples.push(Number(value));
  }
  if (!metrics.has(name)) metrics.set(name, { type, contains, samples: [Number(value)] });
}

class Metric {
  constructor(name, type, isTime) {
    Object.assign(this, { name, type, contains: isTime ? 'time' : 'default' });
    metrics.set(name, { type, contains: this.contains, samples: [] });
  }

  add(value, tags) {
    if (typeof value !== 'number' && typeof value !== 'boolean') throw new TypeError(`${this.name}.add(${value})`);
    record(this.name, this.type, this.contains, value, tags);
  }
}

export class Trend extends Metric { constructor(name, isTime) { super(name, 'trend', isTime); } }
export class Rate extends Metric { constructor(name) { super(name, 'rate'); } }
export class Counter extends Metric { constructor(name) { super(name, 'counter'); } }
export class Gauge extends Metric { constructor(name) { super(name, 'gauge'); } }
