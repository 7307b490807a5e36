import { record } from './metrics.mjs';

export function check(value, checks) {
  const results = Object.values(checks).map((holds) => Boolean(holds(value)));
  results.forEach((held) => record('checks', 'rate', 'default', held));
  return results.every(Boolean);
}
