import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  layers,
  profiles,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import {
  defaultControls,
  enabledControls,
  resourceTypesRead,
} from './catalogue';
import promisedIds from './__testUtils__/promisedIds.json';

const identity = {
  arn: 'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
  accountId: '111122223333',
  region: 'eu-west-1',
  name: 'checkout',
};

const files = readdirSync(__dirname, { recursive: true }).map(path =>
  join(__dirname, String(path)),
);

describe('the catalogue', () => {
  it('is sorted and names every control once', () => {
    const ids = defaultControls.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('still has each control that configuration, exemptions and links may name', () => {
    const ids = new Set(defaultControls.map(({ id }) => id));
    expect(promisedIds).toHaveLength(306);
    expect(promisedIds.filter(id => !ids.has(id))).toEqual([]);
  });

  it.each(defaultControls.map(one => [one.id, one] as const))(
    '%s is complete',
    (id, one) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      expect(severities).toContain(one.severity);
      expect(profiles).toContain(one.profile);
      expect(layers).toContain(one.layer);
      expect(one.title.length).toBeGreaterThan(10);
      expect(one.title.length).toBeLessThan(90);
      expect(one.description).toMatch(/\.$/);
      const { securityHub = [], config = [], documents = [] } = one.references;
      expect([...securityHub, ...config, ...documents]).not.toHaveLength(0);
      for (const { url } of documents)
        expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
      const remedy = one.remedy(identity);
      expect(remedy.cli).toBeDefined();
      expect(remedy.console).toBeDefined();
    },
  );

  it.each(defaultControls.map(({ id }) => [id]))(
    '%s has its file and its test',
    id => {
      const file = files.find(path => path.endsWith(`/${id}.ts`))!;
      expect(readFileSync(file, 'utf8')).toContain(`id: '${id}'`);
      const test = file.replace(/\.ts$/, '.test.ts');
      expect(existsSync(test)).toBe(true);
      // Which sees to it that there are cases of each verdict.
      expect(readFileSync(test, 'utf8')).toMatch(
        new RegExp(`from './${id}';[^]*testControl\\(`),
      );
    },
  );
});

describe('enabledControls', () => {
  const ids = (profile: 'essential' | 'recommended' | 'all') =>
    enabledControls(defaultControls, { profile }).map(({ id }) => id);

  it('enables what a profile and the smaller ones hold', () => {
    expect(ids('essential')).not.toContain('securityhub-enabled');
    expect(ids('recommended')).toEqual(
      expect.arrayContaining(ids('essential')),
    );
    expect(ids('recommended')).toContain('securityhub-enabled');
    expect(ids('all')).toHaveLength(defaultControls.length);
  });

  it('switches single controls and their severity', () => {
    const enabled = enabledControls(defaultControls, {
      profile: 'essential',
      controls: {
        'lambda-xray-tracing': { enabled: false },
        'securityhub-enabled': { enabled: true, severity: 'HIGH' },
      },
    });
    expect(
      enabled.find(({ id }) => id === 'lambda-xray-tracing'),
    ).toBeUndefined();
    expect(
      enabled.find(({ id }) => id === 'securityhub-enabled')?.severity,
    ).toBe('HIGH');
    expect(
      defaultControls.find(({ id }) => id === 'securityhub-enabled')?.severity,
    ).toBe('MEDIUM');
  });

  it('refuses what does not exist', () => {
    expect(() =>
      enabledControls(defaultControls, {
        profile: 'all',
        controls: { 'lambda-xray': {} },
      }),
    ).toThrow('serverlessPosture.controls.lambda-xray names no control');
    expect(() =>
      enabledControls(defaultControls, {
        profile: 'all',
        controls: { 'lambda-xray-tracing': { severity: 'low' as any } },
      }),
    ).toThrow('serverlessPosture.controls.lambda-xray-tracing.severity');
    expect(() =>
      enabledControls(defaultControls, { profile: 'some' as any }),
    ).toThrow('serverlessPosture.profile');
    expect(() =>
      enabledControls([...defaultControls, defaultControls[0]], {
        profile: 'all',
      }),
    ).toThrow(`Two controls have the id ${defaultControls[0].id}`);
  });
});

it('knows which resource types controls need', () => {
  const roleAdmin = defaultControls.filter(
    ({ id }) => id === 'lambda-role-admin',
  );
  expect([...resourceTypesRead(roleAdmin)]).toEqual([
    'AWS::Lambda::Function',
    'AWS::IAM::Role',
  ]);
});
