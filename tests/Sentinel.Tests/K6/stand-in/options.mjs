// What k6 demands of options, as far as these scripts use them: k6 ends with an error where this throws.
const EXECUTORS = {
  'constant-arrival-rate': ['rate', 'timeUnit', 'duration', 'preAllocatedVUs', 'maxVUs', 'startTime', 'gracefulStop'],
  'ramping-arrival-rate': ['startRate', 'timeUnit', 'stages', 'preAllocatedVUs', 'maxVUs', 'startTime', 'gracefulStop'],
};

export function validate(options) {
  for (const [name, scenario] of Object.entries(options.scenarios)) {
    const { executor, ...rest } = scenario;
    demand(/^[0-9a-zA-Z_-]+$/.test(name), `${name} is no name of a scenario`);
    demand(executor in EXECUTORS, `${name}: ${executor} is no executor with an arrival rate`);
    const unknown = Object.keys(rest).filter((key) => !EXECUTORS[executor].includes(key));
    demand(unknown.length === 0, `${name}: ${unknown} is not known to ${executor}`);
    demand(scenario.preAllocatedVUs > 0 && scenario.maxVUs >= scenario.preAllocatedVUs, `${name}: VUs ${scenario.preAllocatedVUs} of ${scenario.maxVUs}`);
    demand(duration(scenario.startTime) >= 0 && scenario.timeUnit === '1s', `${name}: times`);
    if (executor === 'constant-arrival-rate') demand(whole(scenario.rate) && scenario.rate > 0 && duration(scenario.duration) >= 1000, `${name}: rate and duration`);
    else demand(whole(scenario.startRate) && scenario.stages.every((stage) => whole(stage.target) && duration(stage.duration) >= 0), `${name}: stages`);
  }
  for (const [metric, limits] of Object.entries(options.thresholds)) {
    for (const limit of limits) demand(/^(rate|count|avg|min|med|max|p\(\d+(\.\d+)?\))(<=|>=|==|<|>)[\d.]+$/.test(limit), `${metric}: ${limit} is no threshold`);
  }
}

function duration(text) {
  const [, amount, unit] = /^(\d+)(ms|s)$/.exec(text) || [];
  return amount === undefined ? NaN : Number(amount) * (unit === 's' ? 1000 : 1);
}

const whole = (number) => Number.isInteger(number) && number >= 0;

function demand(holds, what) {
  if (!holds) throw new Error(what);
}
