import { ESLint } from 'eslint';
import { resolve } from 'path';

const RULE = 'import/no-restricted-paths';

// The first run loads every plugin of the linter.
jest.setTimeout(120_000);

describe('the order of the rooms', () => {
  const eslint = new ESLint({ cwd: resolve(__dirname, '..') });

  const complaintsOf = async (file: string, imported: string) => {
    const [{ messages }] = await eslint.lintText(`import '${imported}';\n`, {
      filePath: resolve(__dirname, file),
    });
    return messages.filter(({ ruleId }) => ruleId === RULE);
  };

  it.each([
    ['aws/example.ts', '../runs/run'],
    ['store/example.ts', '../runs/run'],
    ['collection/example.ts', '../controls/catalogue'],
    ['runs/example.ts', '../api/router'],
  ])('lets lint fail where %s imports %s', async (file, imported) => {
    expect(await complaintsOf(file, imported)).toHaveLength(1);
  });

  it.each([
    ['runs/example.ts', '../aws/arn'],
    ['api/example.ts', '../runs/run'],
  ])('lets %s import %s', async (file, imported) => {
    expect(await complaintsOf(file, imported)).toHaveLength(0);
  });
});
