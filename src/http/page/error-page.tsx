import { Layout } from './layout.tsx';

/** What went wrong, and what to do about it. */
export function ErrorPage({ message, fix }: { message: string; fix: string }) {
  return (
    <Layout title={message}>
      <h1>{message}</h1>
      <p>{fix}</p>
    </Layout>
  );
}
