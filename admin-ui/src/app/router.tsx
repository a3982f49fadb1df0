import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { features } from './features';
import { Frame } from './Frame';
import { FirstPage } from './FirstPage';
import { Nowhere } from './Nowhere';
import { Broken } from './Broken';

const root = createRootRoute({ component: Frame, notFoundComponent: Nowhere });
const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage });
const places = features.flatMap((feature) => feature.places.map((place) =>
  createRoute({ getParentRoute: () => root, path: place.path, component: place.page })));

export const router = createRouter({
  routeTree: root.addChildren([first, ...places]),
  basepath: '/admin',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});
