/** The introduction of chapter 11.2. */
import { chapterPage } from '../../chapter-page.tsx';

const { Page, generateMetadata } = chapterPage(
  '11-2',
  (locale) => import(`../../../content/11-2/page.${locale}.mdx`),
);

export default Page;
export { generateMetadata };
