module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Plain scripts, which share helpers with those of the repository.
      files: ['moto/**'],
      rules: { '@backstage/no-relative-monorepo-imports': 'off' },
    },
  ],
});
