// Forgets the source maps that the transform of TypeScript writes into each file: a published package has none in memory.
const { Module } = require('node:module');

const { _compile } = Module.prototype;
Module.prototype._compile = function compile(code, ...others) {
  const bare = code.replace(/\n\/\/# sourceMappingURL=data:\S+\s*$/, '');
  // Copied, as a part of a string would keep the whole one.
  return _compile.call(this, Buffer.from(bare).toString(), ...others);
};
