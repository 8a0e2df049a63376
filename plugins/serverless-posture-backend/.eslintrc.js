/**
 * The rooms of the backend in the order in which the data passes them; each imports only from those left of it.
 * docs/architecture.md tells what each does.
 */
const ROOMS = [
  'aws',
  'collection',
  'controls',
  'ownership',
  'store',
  'scorecards',
  'runs',
  'api',
  'cli',
];

const zones = ROOMS.slice(0, -1).map((room, index) => ({
  target: `./src/${room}`,
  from: ROOMS.slice(index + 1).map(later => `./src/${later}`),
  message: `The data goes ${ROOMS.join(
    ' → ',
  )}: a room imports only from those left of it.`,
}));

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  // Without a resolver for TypeScript the rule finds nothing, and says nothing.
  settings: {
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
  },
  rules: {
    'import/no-restricted-paths': ['error', { basePath: __dirname, zones }],
    // `testStore` runs a test once per database.
    'jest/no-standalone-expect': [
      'error',
      { additionalTestBlockFunctions: ['testStore'] },
    ],
  },
});
