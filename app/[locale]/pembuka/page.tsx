/** The introduction of the opening. */
import { chapterPage } from '../../chapter-page.tsx';

const { Page, generateMetadata } = chapterPage(
  'pembuka',
  (locale) => import(`../../../content/pembuka/page.${locale}.mdx`),
);

export default Page;
export { generateMetadata };
