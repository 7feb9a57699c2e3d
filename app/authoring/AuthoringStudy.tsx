import { use } from 'react';
import { DraftPage } from '../draft/DraftPage.tsx';
import type { Draft } from '../draft/draft-store.ts';
import { FormPane } from '../draft/FormPane.tsx';
import { getAt, listIn, type Path } from '../draft/json.ts';
import { StatusBar } from '../draft/StatusBar.tsx';
import { authoring as text } from '../text/authoring.ts';
import { Advice } from './Advice.tsx';
import { AuthoringBar } from './AuthoringBar.tsx';
import { LessonPart } from './LessonPart.tsx';
import { tryLesson } from './leave.ts';
import { draft, useLesson } from './lesson-draft.ts';
import { goTo, lead, type Opened, openPart, useOpened } from './open-page.ts';
import { PageNav } from './PageNav.tsx';
import { PagePart } from './PagePart.tsx';
import { begun } from './start.ts';
import { useLessonAround } from './use-lesson-around.ts';

/** A lesson as forms, page by page, and the same as JSON beside them. */
const AuthoringStudy = () => {
  use(begun);
  const around = useLessonAround();
  const opened = useOpened();
  const go = (place: Path): void => goTo(place, opened);
  return (
    <DraftPage
      draft={draft as unknown as Draft}
      around={around}
      bar={<AuthoringBar />}
      nav={narrow => <PageNav narrow={narrow} />}
      form={() => <Form opened={opened} />}
      status={narrow => (
        <StatusBar onGo={go} onJson={() => narrow && openPart('json')}>
          <Advice onGo={go} />
        </StatusBar>
      )}
      json={{
        open: opened.part === 'json',
        label: text.jsonName,
        first: opened.part === 'page' ? ['pages', opened.page] : [],
      }}
      onRun={() => void tryLesson(opened.part === 'page' ? opened.page : 0)}
    />
  );
};

const Form = ({ opened }: { readonly opened: Opened }) => {
  const count = useLesson(({ value }) => listIn(getAt(value, ['pages'])).length);
  const onLead = (place: Path): void => lead(place, opened);
  if (opened.part !== 'page') {
    return (
      <FormPane
        name="lesson"
        title={text.lesson}
        about={text.aboutLesson}
        holds={([part]) => part !== 'pages'}
        onLead={onLead}
      >
        <LessonPart />
      </FormPane>
    );
  }
  const { page, goal, doing } = opened;
  return (
    <FormPane
      name={`${page} ${goal} ${doing}`}
      title={text.page(page + 1, count)}
      about={page < count ? text.aboutPage : text.noPages}
      holds={([part, at]) => part === 'pages' && at === page}
      onLead={onLead}
    >
      {page < count && <PagePart key={page} page={page} />}
    </FormPane>
  );
};

export default AuthoringStudy;
