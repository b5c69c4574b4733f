/** The front page. */
export default function Page() {
  return <main id="isi" />;
}
