/** The one workspace this Notion has. */
export const workspace = {
  id: '5a0d60cc-0000-4000-8000-000000000001',
  name: 'Northbook sandbox',
  maxUploadBytes: 5_242_880,
};

/** The internal connection behind the fixed token: it sees everything. */
export const internalBot = {
  id: '5a0d60cc-0000-4000-8000-000000000002',
  name: 'Northbook sandbox',
  token: 'ntn_sandbox',
};

/** Stands for a person who works in Notion's own app: what it changes is stamped with their name, not with a connection's. */
export const personToken = 'ntn_sandbox_person';
