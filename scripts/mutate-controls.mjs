// node scripts/mutate-controls.mjs [--control id]…: changes one verdict or condition of a control at a time and runs its
// test, which must fail. What survives is printed; ends with 1 where something does. Nothing in the tree is changed.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf } from './lib/mutants.mjs';

const root = resolve(import.meta.dirname, '..');
const backend = join(root, 'plugins', 'serverless-posture-backend');
const controls = join(backend, 'src', 'controls');
const { values } = parseArgs({
  options: { control: { type: 'string', multiple: true, default: [] } },
});

const files = readdirSync(controls, { recursive: true })
  .map(path => join(controls, path))
  .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  // A control is named like its file.
  .filter(path =>
    readFileSync(path, 'utf8').includes(`id: '${basename(path, '.ts')}'`),
  )
  .filter(
    path =>
      values.control.length === 0 ||
      values.control.includes(basename(path, '.ts')),
  )
  .sort();
const missing = values.control.filter(
  id => !files.some(path => basename(path, '.ts') === id),
);
if (missing.length > 0) {
  console.error(`--control ${missing[0]} names no file of a control`);
  process.exit(2);
}

/** One process takes one file after the other, so that what tests share is compiled once. */
function work(paths) {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'lib', 'mutationWorker.mjs'), ...paths],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    child.stdout.on('data', data => {
      output += data;
    });
    child.on('error', fail);
    child.on('close', code =>
      code === 0
        ? done(
            output
              .trim()
              .split('\n')
              .filter(Boolean)
              .map(line => JSON.parse(line)),
          )
        : fail(new Error(`a worker ended with ${code}`)),
    );
  });
}

const workers = Math.min(2, availableParallelism(), files.length);
const shares = Array.from({ length: workers }, (_, i) =>
  files.filter((_file, at) => at % workers === i),
);
const results = (await Promise.all(shares.map(work))).flat();
let survived = 0;
for (const { path, mutant, verdict } of results) {
  if (verdict === 'killed') continue;
  survived++;
  const { line, from, to } = mutantsOf(readFileSync(path, 'utf8'))[mutant];
  console.log(`${relative(root, path)}:${line}: ${verdict}: ${from} → ${to}`);
}
console.log(
  `${results.length} mutants of ${files.length} controls, ${survived} survived`,
);
process.exit(survived > 0 ? 1 : 0);
