import type { Feature } from '../parts/feature';
import { account } from '../features/account';
import { conversations } from '../features/conversations';
import { api } from '../features/api';

/** The parts of the studio, in the order of the menu. */
export const features: Feature[] = [conversations, api, account];
