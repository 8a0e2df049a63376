import MenuItem from '@material-ui/core/MenuItem';
import { UrlState } from '../../hooks/useUrlState';
import { ChoiceMenu } from './ChoiceMenu';
import { Grouping, groupings } from './filters';

/** What findings are grouped by. */
export function GroupByMenu(props: { url: UrlState; by: Grouping }) {
  const { url, by } = props;
  return (
    <ChoiceMenu
      label={
        <span>
          Group by: <strong>{groupings[by].one}</strong>
        </span>
      }
    >
      {close =>
        Object.entries(groupings).map(([value, { one }]) => (
          <MenuItem
            key={value}
            selected={value === by}
            onClick={() => {
              url.set({ by: value, sort: undefined, order: undefined });
              close();
            }}
          >
            {one}
          </MenuItem>
        ))
      }
    </ChoiceMenu>
  );
}
