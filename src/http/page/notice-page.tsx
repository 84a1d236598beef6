import { Layout } from './layout.tsx';

/** Something that a person is told once, and the ways on. */
export function NoticePage(props: {
  title: string;
  lines: readonly string[];
  actions: readonly { readonly label: string; readonly href: string }[];
  isSignedIn?: boolean;
}) {
  const { title, lines, actions, isSignedIn = false } = props;
  return (
    <Layout title={title} isSignedIn={isSignedIn}>
      <h1>{title}</h1>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p class="actions">
        {actions.map(({ label, href }, index) => (
          <a class={index === 0 ? 'button' : 'button second'} href={href} rel="nofollow">
            {label}
          </a>
        ))}
      </p>
    </Layout>
  );
}
