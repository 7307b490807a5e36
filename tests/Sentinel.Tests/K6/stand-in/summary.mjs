// A run in the two forms that k6 hands to handleSummary.
export function handed(metrics, options, milliseconds) {
  const seconds = milliseconds / 1000;
  return {
    root_group: { name: '', path: '', id: '', groups: [], checks: [] },
    options: { summaryTrendStats: options.summaryTrendStats, summaryTimeUnit: '', noColor: false },
    state: { isStdOutTTY: false, isStdErrTTY: false, testRunDurationMs: milliseconds },
    metrics: Object.fromEntries([...shown(metrics)].map(([name, { type, contains, samples }]) => {
      const values = figures(type, samples, options.summaryTrendStats, seconds);
      const limits = options.thresholds[name];
      const thresholds = limits && Object.fromEntries(limits.map((limit) => [limit, { ok: holds(limit, values) }]));
      return [name, { type, contains, values, ...(thresholds && { thresholds }) }];
    })),
  };
}

export function machineReadable(metrics, options, milliseconds) {
  const kept = { counter: ['count'], rate: ['rate'], trend: ['avg', 'max', 'med', 'min', 'p(90)', 'p(95)'] };
  return {
    config: { duration: milliseconds / 1000, execution: 'local', script: 'script.js' },
    metadata: { generatedAt: new Date().toISOString(), k6Version: '2.3.0' },
    results: {
      checks: { metrics: [], results: [] },
      metrics: [...shown(metrics)].map(([name, { type, contains, samples }]) => {
        const all = figures(type, samples, options.summaryTrendStats, milliseconds / 1000);
        const values = Object.fromEntries(kept[type].filter((key) => key in all).map((key) => [key, all[key]]));
        return { contains, name, type, values: type === 'rate' ? { ...values, matches: all.passes, total: all.passes + all.fails } : values };
      }),
    },
    version: '1.0.0',
  };
}

// k6 leaves out what has neither a sample nor a threshold.
const shown = (metrics) => [...metrics].filter(([name, { samples }]) => samples.length > 0 || name.includes('{') || name === 'dropped_iterations');

function figures(type, samples, stats, seconds) {
  const sum = samples.reduce((total, sample) => total + sample, 0);
  if (type === 'counter') return { count: sum, rate: sum / seconds };
  if (type === 'rate') return { rate: samples.length === 0 ? 0 : sum / samples.length, passes: sum, fails: samples.length - sum };
  const sorted = [...samples].sort((one, other) => one - other);
  return Object.fromEntries(stats.map((stat) => [stat, trend(stat, sorted, sum)]));
}

function trend(stat, sorted, sum) {
  if (stat === 'count') return sorted.length;
  if (sorted.length === 0) return 0;
  if (stat === 'avg') return sum / sorted.length;
  const fraction = { min: 0, med: 0.5, max: 1 }[stat] ?? Number(/\((.*)\)/.exec(stat)[1]) / 100;
  const place = fraction * (sorted.length - 1);
  const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return lower + (upper - lower) * (place - Math.floor(place));
}

function holds(limit, values) {
  const [, stat, operator, number] = /^(.*?)(<=|>=|==|<|>)(.*)$/.exec(limit);
  const compare = { '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b, '==': (a, b) => a === b };
  return compare[operator](values[stat], Number(number));
}
