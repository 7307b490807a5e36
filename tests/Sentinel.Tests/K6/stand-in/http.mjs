// Requests that wait for their answer, as a script of k6 expects: another thread makes them.
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { record } from './metrics.mjs';

const { port1, port2 } = new MessageChannel();
const signal = new Int32Array(new SharedArrayBuffer(4));
const worker = new Worker(new URL('requests.mjs', import.meta.url), { workerData: { port: port2, signal }, transferList: [port2], execArgv: [] });
worker.unref();

function request(method, url, body, params = {}) {
  Atomics.store(signal, 0, 0);
  port1.postMessage({ method, url, body, headers: params.headers || {} });
  Atomics.wait(signal, 0, 0);
  const answer = receiveMessageOnPort(port1).message;
  const expected = answer.status >= 200 && answer.status < 400;
  const tags = { ...params.tags, expected_response: String(expected) };
  record('http_reqs', 'counter', 'default', 1, tags);
  record('http_req_duration', 'trend', 'time', answer.duration, tags);
  record('http_req_failed', 'rate', 'default', !expected, tags);
  return {
    status: answer.status,
    headers: answer.headers,
    body: answer.body,
    timings: { duration: answer.duration },
    json: (selector) => selector.split('.').reduce((value, name) => value?.[name], JSON.parse(answer.body)),
  };
}

export default {
  get: (url, params) => request('GET', url, undefined, params),
  post: (url, body, params) => request('POST', url, body, params),
};
