import { drawQuotas } from './drawnQuotas';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

const rates = (operation: string) =>
  seeds.map(seed => drawQuotas(seed)(operation)[0]);

describe('drawQuotas', () => {
  it('leaves what is documented as it is', () => {
    for (const { rate, burst } of rates('securityhub:GetFindings'))
      expect([rate, burst]).toEqual([3, 6]);
  });

  it.each([
    ['appsync:ListGraphqlApis', 10],
    ['xray:GetEncryptionConfig', 10],
  ])('draws the rate of %s from half to twice what is assumed', (id, mean) => {
    const drawn = rates(id).map(({ rate }) => rate);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(mean / 2);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(mean * 2);
    expect(new Set(drawn).size).toBe(seeds.length);
    expect(rates(id).map(({ rate }) => rate)).toEqual(drawn);
  });

  it('counts an operation against every quota that names it', () => {
    const ids = drawQuotas(1)('apigateway:GetResources').map(({ id }) => id);
    expect(ids).toEqual(['apigateway-total', 'apigateway-get-resources']);
  });
});
