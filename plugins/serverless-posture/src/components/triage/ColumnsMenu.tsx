import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import MenuItem from '@material-ui/core/MenuItem';
import CheckBoxIcon from '@material-ui/icons/CheckBox';
import CheckBoxOutlineBlankIcon from '@material-ui/icons/CheckBoxOutlineBlank';
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
              <ListItemIcon>
                {shown ? (
                  <CheckBoxIcon fontSize="small" color="primary" />
                ) : (
                  <CheckBoxOutlineBlankIcon fontSize="small" />
                )}
              </ListItemIcon>
              <ListItemText primary={findingColumns[name].label} />
            </MenuItem>
          );
        })
      }
    </ChoiceMenu>
  );
}
