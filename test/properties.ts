import fc from 'fast-check';

/**
 * `npm test` draws the same samples each time, so that a red run is the change's own doing. `npm run soak` draws new
 * ones and many more; what it finds becomes an example in a test.
 */
fc.configureGlobal(process.env.MODE === 'soak' ? { numRuns: 1000 } : { seed: 20_261_127 });
