/**
 * The labs of chapter 11.1. Rendered at each request, because the side shown on a phone is in the
 * query.
 */
import { labPage } from '../../../lab-page.tsx';

const { Page, generateMetadata } = labPage('11-1', async (slug, locale) => {
  const [text, panel, questions] = await Promise.all([
    import(`../../../../content/11-1/${slug}/lab.${locale}.mdx`),
    import(`../../../../content/11-1/${slug}/panel.tsx`),
    import(`../../../../content/11-1/${slug}/quiz.ts`),
  ]);
  return { LabText: text.default, Panel: panel.default, quiz: questions.quiz };
});

export const dynamic = 'force-dynamic';
export default Page;
export { generateMetadata };
