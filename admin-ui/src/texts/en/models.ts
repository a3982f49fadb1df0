/** Routes and what they cost. */
export const models = {
  label: 'Models',
  about: 'The routes to language models as the node that answered knows them, and what they cost.',
  routes: 'Routes',
  budget: (daily: number, spent: number) => (daily === 0 ? 'No daily budget is set.' : `Spent today: ${spent} of ${daily}.`),
  noRoutes: 'No model is configured',
  noRoutesAbout: 'The Librarian answers by quoting what was published. Name a model with BAILIWICK_MODEL_BASE_URL, or several in the settings.',
  routeHeads: ['Route', 'Model', 'Region', 'Health', 'Switched', 'Under way'],
  switched: (by: string, because: string) => `by ${by}: ${because}`,
  spending: 'Spent',
  nothingSpent: 'Nothing was spent',
  nothingSpentAbout: 'Calls stand here by day, route and lane.',
  spentHeads: ['Day', 'Route', 'Lane', 'Calls', 'Tokens in', 'Tokens out', 'Price'],
};
