// Stress: 1,000 to 100,000 intents a second in five steps, to find where the service stops keeping up. Far beyond one machine: what k6
// cannot start it counts as dropped, and then the figures are of the generator. RATE_SCALE=0.01 makes it fit a laptop.
//   k6 run samples/k6/stress.js && perfgate check k6-summary.json --as k6/stress
import { Counter, Trend } from 'k6/metrics';
import exec from 'k6/execution';
import { accepted, constant, inTurn, refusedGracefully, submitIntent, summarise, summaryTrendStats } from './sentinel.js';

const SECONDS = 20;
const STEPS = { step_1k: 1000, step_5k: 5000, step_20k: 20000, step_50k: 50000, step_100k: 100000 };

const intentLatency = new Trend('intent_latency', true);
const systemBreakpoint = new Trend('system_breakpoint');
const degradationMode = new Counter('degradation_mode');
const errorsByStage = new Counter('errors_by_stage');

const names = Object.keys(STEPS);
const thresholds = {
  http_req_duration: ['p(95)<5000'],
  http_req_failed: ['rate<0.2'],
  dropped_iterations: ['count==0'],
};
// These always hold: they are here because k6 shows a part only when a threshold names it.
for (const name of names) {
  thresholds[`errors_by_stage{stage:${name}}`] = ['count>=0'];
  thresholds[`http_req_duration{scenario:${name}}`] = ['max>=0'];
}

export const options = {
  summaryTrendStats,
  scenarios: inTurn(Object.fromEntries(names.map((name) => [name, constant(STEPS[name], SECONDS)]))),
  thresholds,
};

export default function () {
  const stage = exec.scenario.name;
  const intent = submitIntent();
  intentLatency.add(intent.response.timings.duration);
  accepted(intent);
  if (intent.accepted) return;

  errorsByStage.add(1, { stage });
  if (refusedGracefully(intent.response)) degradationMode.add(1);
  // The rate at which it broke: the minimum is the lowest one.
  else systemBreakpoint.add(options.scenarios[stage].rate);
}

export function handleSummary(data) {
  return summarise(data);
}
