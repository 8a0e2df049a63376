import { csvLine } from './csv';

describe('csvLine', () => {
  it.each([
    ['plain', ['a', 1, true, undefined], 'a,1,true,\r\n'],
    [
      'quoted',
      ['a,b', 'say "x"', 'two\nlines'],
      '"a,b","say ""x""","two\nlines"\r\n',
    ],
    [
      'no formula',
      ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', -1],
      "'=1+1,'+1,'-1,'@x,'\t=1,' =1,-1\r\n",
    ],
    ['a formula that needs quotes', ['=a,b'], `"'=a,b"\r\n`],
  ])('is %s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
