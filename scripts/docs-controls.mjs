// node scripts/docs-controls.mjs [--check]: writes docs/controls.md from the catalogue, or checks that it is up to date.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

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
    '| control | severity | profile | passes when |',
    '| --- | --- | --- | --- |',
  );
  for (const { id, severity, profile, title } of own) {
    lines.push(`| [\`${id}\`](#${id}) | ${severity} | ${profile} | ${title} |`);
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
