/** The introduction of chapter 11.3. */
import { chapterPage } from '../../chapter-page.tsx';

const { Page, generateMetadata } = chapterPage(
  '11-3',
  (locale) => import(`../../../content/11-3/page.${locale}.mdx`),
);

export default Page;
export { generateMetadata };
