/** @jsxImportSource hono/jsx */
import * as z from 'zod';
import { placeOf, safeLink } from '../vendor-link.ts';
import { plainWords, RichTextView } from './rich-text-view.tsx';

const Media = z.object({
  external: z.object({ url: z.string() }).optional().catch(undefined),
  file: z.object({ url: z.string() }).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  caption: z.unknown(),
});
const uploaded = /^https:\/\/prod-files-secure\.[^/]+\/sandbox\/([0-9a-f-]{36})/;

/** A picture, film, sound or file, by its address or as it was uploaded. */
export function MediaView({ type, content }: { type: string; content: Readonly<Record<string, unknown>> }) {
  const { external, file, name, caption } = Media.parse(content);
  const address = safeLink(shownAddress(external?.url ?? file?.url ?? ''));
  const words = plainWords(caption);
  if (address === undefined) return <p class="empty">{`A ${type} without an address.`}</p>;
  return (
    <figure class="media">
      {type === 'image' ? <img src={address} alt={words || 'Picture'} loading="lazy" /> : undefined}
      {type === 'video' ? <video src={address} controls preload="none" /> : undefined}
      {type === 'audio' ? <audio src={address} controls preload="none" /> : undefined}
      {type === 'pdf' || type === 'file' ? (
        <a class="page-link" href={address}>
          <span class="icon">📎</span> {name ?? address}
        </a>
      ) : undefined}
      {words === '' ? undefined : (
        <figcaption>
          <RichTextView texts={caption} />
        </figcaption>
      )}
    </figure>
  );
}

/** What was uploaded to the sandbox lies in it, whatever its address says. */
function shownAddress(address: string): string {
  const id = uploaded.exec(address)?.[1];
  return id === undefined ? address : `/notion/files/${id}`;
}

/** Another page of the web within this one, without any right over it; or a link to it. */
export function EmbedView(props: { isFramed: boolean; content: Readonly<Record<string, unknown>> }) {
  const { url, caption } = props.content;
  const address = safeLink(typeof url === 'string' ? url : undefined);
  if (address === undefined) return <p class="empty">An embed without an address.</p>;
  return (
    <figure class="media">
      {props.isFramed ? (
        <iframe
          src={address}
          title={plainWords(caption) || address}
          sandbox="allow-scripts"
          loading="lazy"
        ></iframe>
      ) : undefined}
      <figcaption>
        <a href={placeOf(address)}>{plainWords(caption) || address}</a>
      </figcaption>
    </figure>
  );
}
