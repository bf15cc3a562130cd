/** Value and gradient (written into `gradient`) of a smooth convex function at `x`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, scale: number, direction: Float64Array): void {
  for (let i = 0; i < target.length; i++)
    target[i] = (target[i] as number) + scale * (direction[i] as number);
}

type Memory = { step: Float64Array; change: Float64Array; rho: number };

function descentDirection(gradient: Float64Array, memory: readonly Memory[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (let i = memory.length - 1; i >= 0; i--) {
    const { step, change, rho } = memory[i] as Memory;
    const alpha = rho * dot(step, direction);
    alphas[i] = alpha;
    addScaled(direction, -alpha, change);
  }
  const last = memory.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.change, last.change));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * scale;
  }
  for (let i = 0; i < memory.length; i++) {
    const { step, change, rho } = memory[i] as Memory;
    addScaled(direction, (alphas[i] as number) - rho * dot(change, direction), step);
  }
  return direction;
}

/** Limited-memory BFGS with backtracking (Nocedal & Wright 2006, algorithm 7.5). Returns the minimiser found. */
export function minimise(objective: Objective, size: number, maxSteps = 60, tolerance = 1e-6): Float64Array {
  let x = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(x, gradient);
  const memory: Memory[] = [];
  for (let iteration = 0; iteration < maxSteps; iteration++) {
    const direction = descentDirection(gradient, memory);
    const slope = dot(gradient, direction);
    if (slope > -1e-12) break;
    let length = memory.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float64Array(size);
    let next = x;
    let nextValue = value;
    for (let attempt = 0; attempt < 20; attempt++) {
      next = Float64Array.from(x);
      addScaled(next, length, direction);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
      length /= 2;
    }
    const step = next.map((v, i) => v - (x[i] as number));
    const change = nextGradient.map((v, i) => v - (gradient[i] as number));
    const curvature = dot(step, change);
    if (curvature > 1e-12) memory.push({ step, change, rho: 1 / curvature });
    if (memory.length > 8) memory.shift();
    const isSettled = Math.abs(value - nextValue) <= tolerance * Math.max(1, Math.abs(value));
    x = next;
    gradient = nextGradient;
    value = nextValue;
    if (isSettled) break;
  }
  return x;
}
