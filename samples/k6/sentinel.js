// What the scripts share: Sentinel's requests, and a summary for people and for perfgate. For k6 0.49 and later; nothing is loaded
// from the network.
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';

const BASE_URL = (__ENV.BASE_URL || 'http://127.0.0.1:3000').replace(/\/+$/, '');
const RATE_SCALE = positive('RATE_SCALE', 1);
const TIME_SCALE = positive('TIME_SCALE', 1);
const MAX_VUS = positive('MAX_VUS', 20000);
const SUMMARY = __ENV.SUMMARY || 'k6-summary.json';
const HEADERS = { 'Content-Type': 'application/json' };
if (__ENV.API_KEY) HEADERS.Authorization = `Bearer ${__ENV.API_KEY}`;

// p(99) and count are not among k6's defaults, and without them no p99 can be judged.
export const summaryTrendStats = ['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)', 'count'];

// An arrival rate that stays. The rate does not follow the service: what is slow meets the next request all the same.
export function constant(rate, seconds) {
  // k6 takes no shorter one.
  const length = Math.max(1000, milliseconds(seconds));
  return { length, scenario: { executor: 'constant-arrival-rate', rate: scaled(rate), timeUnit: '1s', duration: `${length}ms`, ...users(rate) } };
}

// An arrival rate that goes from one value to another.
export function ramp(from, to, seconds) {
  const length = milliseconds(seconds);
  const stages = [{ target: scaled(to), duration: `${length}ms` }];
  return { length, scenario: { executor: 'ramping-arrival-rate', startRate: scaled(from), timeUnit: '1s', stages, ...users(Math.max(from, to)) } };
}

// Scenarios of k6, one after the other.
export function inTurn(parts) {
  const scenarios = {};
  let start = 0;
  for (const [name, { length, scenario }] of Object.entries(parts)) {
    scenarios[name] = { ...scenario, startTime: `${start}ms` };
    start += length;
  }
  return scenarios;
}

// Sends a new intent of low risk, which policy approves by itself.
export function submitIntent() {
  const intentId = uuid();
  const body = JSON.stringify({
    version: '1.0',
    type: 'intent.envelope',
    intentId,
    channelId: 'api',
    tool: 'send_mail',
    parameters: { to: 'team@example.org' },
    riskLevel: 'low',
    description: 'Send the weekly report',
    userId: `k6-${exec.vu.idInTest}`,
  });
  const response = http.post(`${BASE_URL}/api/v1/intents`, body, { headers: HEADERS, timeout: '10s', tags: { name: 'intents' } });
  return { intentId, response, accepted: response.status === 201 || response.status === 202 };
}

// Asks whether the approval of an intent holds. Null when there is none: a human is waited for.
export function verifyApproval({ intentId, response }) {
  const approval = response.status === 201 ? response.json('approval') : null;
  if (!approval) return null;
  const body = JSON.stringify({ intentId, signature: approval.signature, timestamp: Date.now() });
  const answer = http.post(`${BASE_URL}/api/v1/verify`, body, { headers: HEADERS, timeout: '10s', tags: { name: 'verify' } });
  return check(answer, { 'approval verified': (it) => it.status === 200 && it.json('verified') === true });
}

// The service has as much as it takes, and says when to come again: that is how it is meant to degrade.
export function refusedGracefully(response) {
  return (response.status === 429 || response.status === 503) && header(response, 'Retry-After') !== undefined;
}

// What X-Circuit-Breaker says; undefined while all breakers are closed.
export function breaker(response) {
  return header(response, 'X-Circuit-Breaker');
}

export function accepted(submitted) {
  return check(submitted, { 'intent accepted': (it) => it.accepted });
}

// Milliseconds since the running scenario began.
export function sinceScenarioBegan() {
  return Date.now() - exec.scenario.startTime;
}

// Writes k6's data as it is, for `perfgate check`, and a few lines for people.
export function summarise(data) {
  return { [SUMMARY]: JSON.stringify(data, null, 2), stdout: `${lines(data).join('\n')}\nwrote ${SUMMARY}\n` };
}

function lines(data) {
  // Since 1.5 k6 can hand over another form, a list, and 2 does so unless told otherwise.
  const metrics = data.results ? data.results.metrics : Object.entries(data.metrics).map(([name, metric]) => ({ name, ...metric }));
  return metrics
    .filter((metric) => metric.type !== 'gauge')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, values, thresholds }) => `${name.padEnd(44)} ${figures(values)}${crossed(thresholds)}`);
}

function figures(values) {
  return Object.entries(values).map(([name, value]) => `${name}=${value === null ? '-' : Number(value.toFixed(4))}`).join(' ');
}

function crossed(thresholds) {
  const broken = Object.entries(thresholds || {}).filter(([, threshold]) => !threshold.ok).map(([limit]) => limit);
  return broken.length > 0 ? `  CROSSED ${broken.join(', ')}` : '';
}

function users(rate) {
  const most = Math.max(1, Math.min(MAX_VUS, scaled(rate)));
  // A tenth of a second of the rate at hand; k6 makes more when that is not enough, and counts what it cannot start as dropped.
  return { preAllocatedVUs: Math.max(1, Math.ceil(most / 10)), maxVUs: most, gracefulStop: '10s' };
}

function scaled(rate) {
  return Math.max(1, Math.round(rate * RATE_SCALE));
}

function milliseconds(seconds) {
  return Math.max(1, Math.round(seconds * TIME_SCALE * 1000));
}

function positive(name, byDefault) {
  const value = __ENV[name] === undefined || __ENV[name] === '' ? byDefault : Number(__ENV[name]);
  if (!(value > 0)) throw new Error(`${name}=${__ENV[name]} is no number above 0`);
  return value;
}

// k6 writes header names in their canonical form, whatever the server sent.
function header(response, name) {
  return (response.headers || {})[name];
}

function uuid() {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
