import type { BlockObjectRequest, Client, UpdateBlockParameters } from '@notionhq/client';
import type * as z from 'zod';
import type { RequestSender } from './request-sender.ts';
import type { ViewChange, ViewRequest } from './view-request.ts';
import type { ListAnswer } from '../wire.ts';
import { BlockAnswer, FileUploadAnswer, listOf, UserAnswer, ViewAnswer, ViewReference } from '../wire.ts';

/** The most that Notion hands out of a list at a time. */
export const pageSize = 100;

/** Where a list that comes in pages is to go on. */
export interface ListPosition {
  readonly cursor?: string | undefined;
}

/** A request that changes nothing. */
export interface ReadRequest<T> {
  readonly answer: z.ZodType<T>;
  readonly send: () => Promise<unknown>;
}

/** Sends a request that changes nothing. */
export type Read = <T>(name: string, request: ReadRequest<T>) => Promise<T>;

/** The requests about views, people, and what stands on pages. */
export interface ContentRequests {
  createView(view: ViewRequest, find: () => Promise<ViewAnswer | undefined>): Promise<ViewAnswer>;
  /** Renames a view and shows other columns in it; of what kind it is and where it stands cannot be changed. */
  updateView(id: string, change: ViewChange): Promise<ViewAnswer>;
  retrieveView(id: string): Promise<ViewAnswer>;
  /** The views of a database, or all of a data source wherever they stand, on dashboards too. */
  listViews(
    of: { readonly database_id: string } | { readonly data_source_id: string },
    position: ListPosition,
  ): Promise<ListAnswer<ViewReference>>;
  listUsers(position: ListPosition): Promise<ListAnswer<UserAnswer>>;
  listBlocks(parent: string, position: ListPosition): Promise<ListAnswer<BlockAnswer>>;
  /** Puts blocks behind another one; gives those that were made. */
  appendBlocks(request: {
    readonly parent: string;
    readonly after: string | undefined;
    readonly blocks: readonly BlockObjectRequest[];
    readonly find: () => Promise<ListAnswer<BlockAnswer> | undefined>;
  }): Promise<ListAnswer<BlockAnswer>>;
  updateBlock(block: UpdateBlockParameters): Promise<BlockAnswer>;
  /** Sends a file, to be put somewhere within the hour; gives its id. One that is put nowhere is forgotten by Notion. */
  uploadFile(file: { readonly name: string; readonly type: string; readonly data: string }): Promise<string>;
}

/** Those requests over one connection. */
export function contentRequests(options: {
  readonly notion: Client;
  readonly sender: RequestSender;
  readonly read: Read;
}): ContentRequests {
  const { notion, sender, read } = options;

  function retrieveView(id: string): Promise<ViewAnswer> {
    return read(`GET /v1/views/${id}`, {
      answer: ViewAnswer,
      send: () => notion.views.retrieve({ view_id: id }),
    });
  }

  function listBlocks(parent: string, { cursor }: ListPosition): Promise<ListAnswer<BlockAnswer>> {
    return read(`GET /v1/blocks/${parent}/children`, {
      answer: listOf(BlockAnswer),
      send: () =>
        notion.blocks.children.list({ block_id: parent, start_cursor: cursor, page_size: pageSize }),
    });
  }

  return {
    createView: (view, find) =>
      sender.send({
        name: 'POST /v1/views',
        effect: 'write',
        idempotent: false,
        answer: ViewAnswer,
        send: () => notion.request({ path: 'views', method: 'post', body: { ...view } }),
        adopt: retrieveView,
        find,
      }),
    updateView: (id, change) =>
      sender.send({
        name: `PATCH /v1/views/${id}`,
        effect: 'write',
        idempotent: true,
        answer: ViewAnswer,
        send: () => notion.request({ path: `views/${id}`, method: 'patch', body: { ...change } }),
        adopt: () => retrieveView(id),
      }),
    retrieveView,
    listViews: (of, { cursor }) =>
      read('GET /v1/views', {
        answer: listOf(ViewReference),
        send: () => notion.views.list({ ...of, start_cursor: cursor, page_size: pageSize }),
      }),
    listUsers: ({ cursor }) =>
      read('GET /v1/users', {
        answer: listOf(UserAnswer),
        send: () => notion.users.list({ start_cursor: cursor, page_size: pageSize }),
      }),
    listBlocks,
    appendBlocks: ({ parent, after, blocks, find }) =>
      sender.send({
        name: `PATCH /v1/blocks/${parent}/children`,
        effect: 'write',
        idempotent: false,
        answer: listOf(BlockAnswer),
        send: () =>
          notion.blocks.children.append({
            block_id: parent,
            children: [...blocks],
            ...(after === undefined ? {} : { position: { type: 'after_block', after_block: { id: after } } }),
          }),
        adopt: () => listBlocks(parent, {}),
        find,
      }),
    updateBlock: (block) =>
      sender.send({
        name: `PATCH /v1/blocks/${block.block_id}`,
        effect: 'write',
        idempotent: true,
        answer: BlockAnswer,
        send: () => notion.blocks.update(block),
        adopt: () =>
          read(`GET /v1/blocks/${block.block_id}`, {
            answer: BlockAnswer,
            send: () => notion.blocks.retrieve({ block_id: block.block_id }),
          }),
      }),
    async uploadFile({ name, type, data }) {
      const { id } = await sender.send({
        name: 'POST /v1/file_uploads',
        effect: 'write',
        // An upload that nothing refers to is gone within the hour: a second one does no harm.
        idempotent: true,
        answer: FileUploadAnswer,
        send: () => notion.fileUploads.create({ mode: 'single_part', filename: name, content_type: type }),
      });
      await sender.send({
        name: `POST /v1/file_uploads/${id}/send`,
        effect: 'write',
        idempotent: true,
        answer: FileUploadAnswer,
        send: () =>
          notion.fileUploads.send({
            file_upload_id: id,
            file: { filename: name, data: new Blob([data], { type }) },
          }),
      });
      return id;
    },
  };
}
