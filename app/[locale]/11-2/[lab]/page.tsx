/**
 * The labs of chapter 11.2. Rendered at each request, because the side shown on a phone is in the
 * query.
 */
import { LabPanel } from '#content/lab-panel.tsx';
import { labPage } from '../../../lab-page.tsx';

const { Page, generateMetadata } = labPage('11-2', async (slug, locale) => {
  const [text, questions] = await Promise.all([
    import(`../../../../content/11-2/${slug}/lab.${locale}.mdx`),
    import(`../../../../content/11-2/${slug}/quiz.ts`),
    // The panel is fetched by itself, and would bring its styles after it was drawn. Not all have any.
    import(`../../../../content/11-2/${slug}/panel.module.css`).catch(() => undefined),
  ]);
  const panel = <LabPanel chapter="11-2" slug={slug} locale={locale} />;
  return { LabText: text.default, panel, quiz: questions.quiz };
});

export const dynamic = 'force-dynamic';
export default Page;
export { generateMetadata };
