/** A deployment's secrets, the one setting of a local start, and the database that every part of it knows. */
export interface Settings {
  readonly DIRECTORY: D1Database;
  /** Where people reach this Northbook, without a slash at the end: columns lead from there to how they are found. */
  readonly ORIGIN?: string;
  /** What the owner signs in with. */
  readonly OWNER_KEY?: string;
  /** Keys that tokens are sealed with, in base64. */
  readonly SEALING_KEY?: string;
  /** The public connection at Notion and the OAuth client at Google; a tool without one is not offered to people. */
  readonly NOTION_CLIENT_ID?: string;
  readonly NOTION_CLIENT_SECRET?: string;
  readonly GOOGLE_CLIENT_ID?: string;
  readonly GOOGLE_CLIENT_SECRET?: string;
  /** Where Notion and Google are answered from on a machine without accounts. */
  readonly SANDBOX_ORIGIN?: string;
}
