import { Layout } from './layout.tsx';

/** What went wrong, what to do about it, and where. */
export function ErrorPage(props: { message: string; fix: string; back: { label: string; href: string } }) {
  const { message, fix, back } = props;
  return (
    <Layout title={message}>
      <h1>{message}</h1>
      <p>{fix}</p>
      <p class="actions">
        <a class="button second" href={back.href}>
          {back.label}
        </a>
      </p>
    </Layout>
  );
}
