// Spikes: twice from 100 to 10,000 intents a second for five seconds.
//   k6 run samples/k6/spike.js && perfgate check k6-summary.json --as k6/spike
import { Counter, Rate, Trend } from 'k6/metrics';
import exec from 'k6/execution';
import { accepted, breaker, constant, inTurn, sinceScenarioBegan, submitIntent, summarise, summaryTrendStats } from './sentinel.js';

const BASELINE = 100;
const SPIKE = 10000;
const SLOW_MILLISECONDS = 200;

const intentLatency = new Trend('intent_latency', true);
const spikeSurvival = new Rate('spike_survival');
const circuitBreakerTrips = new Counter('circuit_breaker_trips');
const recoveryTime = new Trend('recovery_time', true);
let tripped = false;

export const options = {
  summaryTrendStats,
  scenarios: inTurn({
    baseline: constant(BASELINE, 10),
    spike_1: constant(SPIKE, 5),
    recovery_1: constant(BASELINE, 10),
    spike_2: constant(SPIKE, 5),
    recovery_2: constant(BASELINE, 10),
  }),
  thresholds: {
    http_req_duration: ['p(95)<1000', 'p(99)<3000'],
    http_req_failed: ['rate<0.05'],
    spike_survival: ['rate>0.95'],
    // Back within a second: nothing later than that was slow or refused.
    recovery_time: ['max<1000'],
    dropped_iterations: ['count==0'],
    'http_req_duration{scenario:recovery_1}': ['p(99)<3000'],
    'http_req_duration{scenario:recovery_2}': ['p(99)<3000'],
  },
};

export default function () {
  const intent = submitIntent();
  intentLatency.add(intent.response.timings.duration);
  accepted(intent);
  countTrips(intent.response);
  if (exec.scenario.name.startsWith('spike')) spikeSurvival.add(intent.accepted);
  // The time since the spike's end of every answer that is not yet as before: the maximum is the time to recover.
  if (exec.scenario.name.startsWith('recovery'))
    recoveryTime.add(intent.accepted && intent.response.timings.duration < SLOW_MILLISECONDS ? 0 : sinceScenarioBegan());
}

// A trip is counted by each virtual user that sees one begin.
function countTrips(response) {
  const now = breaker(response) !== undefined;
  if (now && !tripped) circuitBreakerTrips.add(1);
  tripped = now;
}

export function handleSummary(data) {
  return summarise(data);
}
