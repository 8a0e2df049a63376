import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { SavedView } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';

/** What the author of a saved view may do with it. */
export function ViewMenu(props: {
  view: SavedView;
  onEdit(): void;
  /** Let it be the view that is shown. */
  onReplace(): void;
  onDelete(): void;
}) {
  const { view, onEdit, onReplace, onDelete } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const item = (label: string, act: () => void) => (
    <MenuItem
      onClick={() => {
        setAnchor(null);
        act();
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <IconButton
        size="small"
        aria-label={`Change view ${view.name}`}
        aria-haspopup="menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        <MoreVertIcon fontSize="inherit" />
      </IconButton>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
      >
        {item('Rename or share…', onEdit)}
        {item('Replace by what is shown', onReplace)}
        {item('Delete', onDelete)}
      </Menu>
    </>
  );
}
