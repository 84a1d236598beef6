import { describeSurfaceContract } from '../contract/surface-contract.ts';
import { createSheetsStage } from './stage.ts';

describeSurfaceContract('Google Sheets', {
  create() {
    const { google, ...stage } = createSheetsStage();
    return Promise.resolve({ ...stage, requests: () => google.requests() });
  },
});
