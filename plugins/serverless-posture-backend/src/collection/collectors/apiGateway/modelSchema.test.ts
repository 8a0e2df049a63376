import { isConstraining } from './modelSchema';

const from = { id: 'apigateway:GetModels' } as any;

it.each([
  ['{"$schema":"s","title":"Empty Schema","type":"object"}', false],
  ['{}', false],
  ['true', false],
  ['false', true],
  [undefined, false],
  ['{"type":"object","required":["id"]}', true],
  ['{"type":"array"}', true],
  ['{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/B"}', true],
])('judges the schema %s', (schema, expected) => {
  expect(isConstraining(schema, from)).toBe(expected);
});

it('does not guess what it cannot read', () => {
  expect(isConstraining('#set($a = 1)', from)).toMatchObject({
    $unknown: { errorClass: 'malformed' },
  });
});
