import http from 'node:http';
import { workerData } from 'node:worker_threads';

const { port, signal } = workerData;
const agent = new http.Agent({ keepAlive: true });
const canonical = (name) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

port.on('message', ({ method, url, body, headers }) => {
  const began = performance.now();
  const answer = (status, text, received) => {
    port.postMessage({ status, body: text, headers: received, duration: status === 0 ? 0 : performance.now() - began });
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  const request = http.request(url, { method, agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body || '') } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => answer(response.statusCode, Buffer.concat(parts).toString(),
      Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [canonical(name), String(value)]))));
  });
  request.on('error', (error) => answer(0, '', { error: error.message }));
  request.end(body);
});
