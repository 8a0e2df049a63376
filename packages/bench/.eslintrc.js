module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Plain scripts, which share helpers with those of the repository; and what the backend doesn't export.
      files: ['moto/**', 'src/collector.ts', 'src/virtualTime.ts'],
      rules: {
        '@backstage/no-relative-monorepo-imports': 'off',
        'no-restricted-imports': 'off',
      },
    },
    {
      // Runs from source only, so that `__dirname` is where it looks.
      files: ['src/**'],
      rules: { 'no-restricted-syntax': 'off' },
    },
  ],
});
