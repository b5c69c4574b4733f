/** The introduction of chapter 11.1. */
import { chapterPage } from '../../chapter-page.tsx';

const { Page, generateMetadata } = chapterPage(
  '11-1',
  (locale) => import(`../../../content/11-1/page.${locale}.mdx`),
);

export default Page;
export { generateMetadata };
