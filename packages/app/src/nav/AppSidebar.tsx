import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentNavItem,
  NavContentComponentProps,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import {
  Settings as SettingsItem,
  UserSettingsSignInAvatar,
} from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import { SidebarLogo } from './SidebarLogo';

const NavItem = ({ href, icon, title }: NavContentNavItem) => (
  <SidebarItem to={href} icon={() => icon} text={title} />
);

/** Search, home, posture and catalog first, then what other plugins add, and the user's own at the bottom. */
export const AppSidebar = ({ navItems }: NavContentComponentProps) => {
  const nav = navItems.withComponent(NavItem);
  // The sidebar is too narrow for the page's whole title.
  const posture = navItems.take('page:serverless-posture');
  // These have a place of their own below.
  ['page:search', 'page:notifications', 'page:user-settings'].forEach(id =>
    navItems.take(id),
  );

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Search" icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {nav.take('page:home')}
        {posture && <NavItem {...posture} title="Posture" />}
        {nav.take('page:catalog')}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        <NotificationsSidebarItem />
        <SettingsItem />
      </SidebarGroup>
    </Sidebar>
  );
};
