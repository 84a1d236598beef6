import { SurfaceError } from '../../sync/surface-error.ts';

/** Why a table of people's cannot be adopted. */
export function refusal(code: 'invalid' | 'conflict', message: string): SurfaceError {
  return new SurfaceError({ code, surface: 'sheets', request: 'adopt', message });
}
