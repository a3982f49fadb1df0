import type { Feature } from '../parts/feature';
import { account } from '../features/account';
import { conversations } from '../features/conversations';
import { coverage } from '../features/coverage';
import { knowledge } from '../features/knowledge';
import { flows } from '../features/flows';
import { models } from '../features/models';
import { operations } from '../features/operations';
import { overview } from '../features/overview';
import { people } from '../features/people';
import { policies } from '../features/policies';
import { prompts } from '../features/prompts';
import { tryit } from '../features/tryit';
import { api } from '../features/api';

/** The parts of the studio, in the order of the menu. */
export const features: Feature[] = [conversations, tryit, policies, flows, knowledge, overview, coverage, models, prompts, operations, people, api, account];
