import { learningApp } from './learning-app/sample.ts';
import { openSource } from './open-source/sample.ts';
import type { Sample } from './sample.ts';
import { staysMarketplace } from './stays-marketplace/sample.ts';

/** Every sample workspace there is. */
export const samples: readonly Sample[] = [staysMarketplace, learningApp, openSource];
