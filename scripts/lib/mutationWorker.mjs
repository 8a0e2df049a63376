// node mutationWorker.mjs <file of a control>…: prints one JSON line per mutant. The tests run in this process, with a few
// words of jest in place of jest: what they need is compiled once, and each mutant costs milliseconds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { mutantsOf, mutated } from './mutants.mjs';

const root = resolve(import.meta.dirname, '../..');
const require = createRequire(
  join(root, 'plugins', 'serverless-posture-backend', 'package.json'),
);
const Module = require('node:module');

let replaced;
require.extensions['.ts'] = (module, path) => {
  const text =
    replaced?.path === path ? replaced.text : readFileSync(path, 'utf8');
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  module._compile(outputText, path);
};

// Our own packages as they are written, not as they were built.
const own = /^backstage-plugin-serverless-posture-(common|node)(\/testUtils)?$/;
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function resolveOwn(request, ...rest) {
  const [, name, entry] = own.exec(request) ?? [];
  return name
    ? join(
        root,
        `plugins/serverless-posture-${name}/src`,
        entry ? 'testUtils.ts' : 'index.ts',
      )
    : resolveFilename.call(this, request, ...rest);
};

let tests = [];
const named = (name, row) =>
  typeof name === 'string' ? name : JSON.stringify(row);
const it = (_name, run) => tests.push(run);
it.each = rows => (name, run) =>
  rows.forEach(row =>
    it(named(name, row), () => (Array.isArray(row) ? run(...row) : run(row))),
  );
const describe = (_name, define) => define();
describe.each = rows => (_name, define) =>
  rows.forEach(row => (Array.isArray(row) ? define(...row) : define(row)));

const { expect } = createRequire(require.resolve('jest'))('expect');
Object.assign(globalThis, {
  it,
  test: it,
  describe,
  expect,
  jest: { setTimeout() {} },
  beforeEach() {},
  afterEach() {},
});

/** The error of the first test that fails. */
async function run(test) {
  tests = [];
  try {
    require(test);
    for (const one of tests) await one();
    return tests.length === 0 ? new Error('there is no test') : undefined;
  } catch (error) {
    return error;
  }
}

for (const path of process.argv.slice(2)) {
  const test = path.replace(/\.ts$/, '.test.ts');
  const original = readFileSync(path, 'utf8');
  const again = async text => {
    replaced = text === undefined ? undefined : { path, text };
    delete require.cache[path];
    delete require.cache[test];
    return run(test);
  };
  const broken = await again();
  if (broken) {
    process.stderr.write(`${test} fails without a change: ${broken.message}\n`);
    process.exit(1);
  }
  for (const [mutant, change] of mutantsOf(original).entries()) {
    const error = await again(mutated(original, change));
    const verdict = error ? 'killed' : 'survived';
    process.stdout.write(`${JSON.stringify({ path, mutant, verdict })}\n`);
  }
}
