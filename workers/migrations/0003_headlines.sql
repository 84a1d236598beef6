-- What the newest recalculation came to, for the list of workspaces: JSON of src/sync/headline.ts; null before the first.
ALTER TABLE workspaces ADD COLUMN headline TEXT;
-- Why the newest recalculation failed; null when it did not.
ALTER TABLE workspaces ADD COLUMN failure TEXT;
