import Checkbox from '@material-ui/core/Checkbox';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import { FindingColumn } from '../../blocks';
import { findingColumns } from '../../blocks/findingColumns';
import { ChoiceMenu } from './ChoiceMenu';

const names = Object.keys(findingColumns) as FindingColumn[];

/** Which columns the list shows. */
export function ColumnsMenu(props: {
  columns: FindingColumn[];
  onChange(columns: FindingColumn[]): void;
}) {
  const { columns, onChange } = props;
  return (
    <ChoiceMenu label="Columns">
      {() =>
        names.map(name => {
          const shown = columns.includes(name);
          return (
            <MenuItem
              key={name}
              dense
              role="menuitemcheckbox"
              aria-checked={shown}
              onClick={() =>
                onChange(
                  names.filter(one =>
                    one === name ? !shown : columns.includes(one),
                  ),
                )
              }
            >
              <Checkbox
                edge="start"
                size="small"
                color="primary"
                checked={shown}
                tabIndex={-1}
                inputProps={{ 'aria-hidden': true }}
              />
              <ListItemText primary={findingColumns[name].label} />
            </MenuItem>
          );
        })
      }
    </ChoiceMenu>
  );
}
