// Light load: up to 1,000 intents a second, held for a minute.
//   k6 run samples/k6/light.js && perfgate check k6-summary.json --as k6/light
import { Trend } from 'k6/metrics';
import { accepted, constant, inTurn, ramp, submitIntent, summarise, summaryTrendStats, verifyApproval } from './sentinel.js';

const intentLatency = new Trend('intent_latency', true);
let submitted = 0;

export const options = {
  summaryTrendStats,
  scenarios: inTurn({ ramp_up: ramp(1, 100, 10), hold: constant(1000, 60), ramp_down: ramp(1000, 1, 10) }),
  thresholds: {
    http_req_duration: ['p(95)<200', 'p(99)<500'],
    http_req_failed: ['rate<0.01'],
    intent_latency: ['p(95)<150'],
    // The rate was not reached when a start was given up.
    dropped_iterations: ['count==0'],
    checks: ['rate>0.99'],
    // A threshold makes k6 count a part by itself: perfgate judges it as k6/light/scenario:hold.
    'http_req_duration{scenario:hold}': ['p(99)<500'],
    'http_req_failed{scenario:hold}': ['rate<0.01'],
    'http_reqs{scenario:hold}': ['count>0'],
  },
};

export default function () {
  const intent = submitIntent();
  intentLatency.add(intent.response.timings.duration);
  accepted(intent);
  submitted += 1;
  if (submitted % 3 === 0) verifyApproval(intent);
}

export function handleSummary(data) {
  return summarise(data);
}
