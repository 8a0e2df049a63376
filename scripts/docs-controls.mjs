// node scripts/docs-controls.mjs [--check]: writes docs/controls.md from the catalogue, or checks that it is up to date.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs', 'controls.md');
const controls = JSON.parse(
  execFileSync(
    process.execPath,
    [
      'plugins/serverless-posture-backend/bin/serverless-posture',
      'controls',
      '--json',
    ],
    { cwd: root, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
  ),
);

// Controls of other packages have no file here.
const folder = 'plugins/serverless-posture-backend/src/controls';
const files = new Map(
  readdirSync(join(root, folder), { recursive: true }).map(path => [
    basename(path),
    `../${folder}/${path}`,
  ]),
);
const linkTo = (name, text) =>
  files.has(name) ? `[${text}](${files.get(name)})` : '–';
const referencesOf = ({ references }) =>
  [
    ...(references.securityHub ?? []),
    ...(references.config ?? []).map(rule => `\`${rule}\``),
    ...(references.serverlessLens ?? []),
    ...(references.owasp ?? []),
  ].join(', ') || '–';

const layers = ['EDGE', 'API', 'FUNCTION', 'DATA', 'AUDIT'];
const titles = {
  EDGE: 'Edge',
  API: 'API',
  FUNCTION: 'Function',
  DATA: 'Data',
  AUDIT: 'Audit',
};

const lines = [
  '# Controls',
  '',
  '<!-- Generated from the catalogue by `yarn docs:controls`; do not edit. -->',
  '',
  `${controls.length} controls, in the layers that a request travels through. A profile contains the ones before it: essential, recommended, all.`,
];
for (const layer of layers) {
  const own = controls.filter(control => control.layer === layer);
  if (own.length === 0) continue;
  lines.push(
    '',
    `## ${titles[layer]}`,
    '',
    '| control | severity | profile | passes when | source | references |',
    '| --- | --- | --- | --- | --- | --- |',
  );
  for (const control of own) {
    const { id, severity, profile, title } = control;
    const source = `${linkTo(`${id}.ts`, 'file')}, ${linkTo(
      `${id}.test.ts`,
      'test',
    )}`;
    lines.push(
      `| [\`${id}\`](#${id}) | ${severity} | ${profile} | ${title} | ${source} | ${referencesOf(
        control,
      )} |`,
    );
  }
  for (const { id, title, description, reads, references } of own) {
    const { securityHub = [], config = [], documents = [] } = references;
    lines.push(
      '',
      `### ${id}`,
      '',
      `**${title}.** ${description}`,
      '',
      `Reads: ${reads.map(type => `\`${type}\``).join(', ')}.`,
    );
    if (securityHub.length)
      lines.push(`Security Hub: ${securityHub.join(', ')}.`);
    if (config.length)
      lines.push(
        `AWS Config: ${config.map(rule => `\`${rule}\``).join(', ')}.`,
      );
    if (documents.length)
      lines.push(
        '',
        ...documents.map(document => `- [${document.title}](${document.url})`),
      );
  }
}
const text = `${lines.join('\n')}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'docs/controls.md is not what the catalogue says; run `yarn docs:controls`.',
  );
  process.exit(1);
}
