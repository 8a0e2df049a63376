import { stdout } from 'node:process';
import { Command } from 'commander';
import { defaultControls, describeControl } from '../controls/catalogue';
import { table } from './table';

export function addControlsCommand(program: Command) {
  program
    .command('controls')
    .description('list the catalogue of controls')
    .option('--json', 'as one JSON list')
    .action(({ json }: { json?: boolean }) => {
      const controls = defaultControls.map(describeControl);
      stdout.write(
        json
          ? `${JSON.stringify(controls, undefined, 2)}\n`
          : table(
              ['CONTROL', 'SEVERITY', 'PROFILE', 'LAYER', 'PASSES WHEN'],
              controls.map(({ id, severity, profile, layer, title }) => [
                id,
                severity,
                profile,
                layer,
                title,
              ]),
            ),
      );
    });
}
