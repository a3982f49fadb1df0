/** Which route is asked first, by lane. */
export const modelsPrefer = {
  title: 'Asked first',
  about: 'The settings name the routes in their order. Another one may be asked first in a lane; when it is slower than usual, its limit is reached, or the budget is nearly spent, others are still asked instead.',
  lanes: { interactive: 'While customers wait', background: 'In the background' } as Record<string, string>,
  settings: (route: string) => `${route}, by the order of the settings`,
  by: (by: string, because: string) => `by ${by}: ${because}`,
  change: 'Change',
  changeOf: (lane: string) => `Change what is asked first ${lane.toLowerCase()}`,
  modal: (lane: string) => `Asked first ${lane.toLowerCase()}`,
  route: 'Route',
  order: 'The order of the settings',
  confirm: 'Ask it first',
  confirmOrder: 'Go by the settings',
};
