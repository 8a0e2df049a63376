import { Content } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { CustomHomepageGrid } from '@backstage/plugin-home';
import { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { VisuallyHidden } from '@backstage/ui';

/** Cards in a grid that everybody may rearrange, as the home plugin's own layout has them, with headings above them. */
export const HomeLayout = ({ widgets, defaultConfig }: HomePageLayoutProps) => {
  const title = useApi(configApiRef).getOptionalString('app.title');
  return (
    <Content>
      <VisuallyHidden>
        <h1>{title ?? 'Backstage'}</h1>
      </VisuallyHidden>
      <CustomHomepageGrid
        title="Home"
        config={defaultConfig?.map(({ column, row, ...item }) => ({
          ...item,
          x: column,
          y: row,
        }))}
      >
        {widgets.map(({ component }) => component)}
      </CustomHomepageGrid>
    </Content>
  );
};
