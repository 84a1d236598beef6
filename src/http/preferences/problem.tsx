/** What is wrong with the field above. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? <></> : <p role="alert">{text}</p>;
}
