/** The two texts of a report. The candidate's encourages and never speaks of suspicion; the recruiter's gives the reasons. */
import type { IntegrityEventType } from '../../../ports/coding.ts';
import type { Language } from '../../../ports/language.ts';
import type { Findings } from './assess.ts';
import type { Sign } from './conversation.ts';
import type { GrowthFit } from './fit.ts';

type Local = Readonly<Record<Language, string>>;

const STYLE_SHOWN = 3;
const percent = (value: number): string => `${Math.round(value * 100)}%`;
const rangeOf = ({ low, high }: GrowthFit): string => (low === high ? low : `${low} – ${high}`);

const decimal = (value: number, digits: number, language: Language): string => value.toFixed(digits).replace('.', language === 'ru' ? ',' : '.');
/** Where nothing grows the curve explains nothing, however well it fits. */
const fitOf = (fit: GrowthFit, language: Language): string =>
  fit.best === 'O(1)' ? rangeOf(fit) : `${rangeOf(fit)} (R² ${decimal(fit.goodness, 3, language)})`;

export function candidateText(findings: Findings): string {
  const { language, task, written, visible, hidden, metrics, style } = findings;
  const t = (text: Local): string => text[language];
  if (!written) {
    return t({
      en: `You did not change the code of the task “${task.title.en}”, so there is nothing to judge yet. Begin with the shortest example and the simplest code that answers it.`,
      ru: `Код задачи «${task.title.ru}» остался без изменений, поэтому оценивать пока нечего. Начните с самого короткого примера и самого простого кода, который на него отвечает.`,
    });
  }
  const [passed, total] = [visible.passed + hidden.passed, visible.total + hidden.total];
  const lines = [
    t({
      en: `Thank you for working on “${task.title.en}”. Your solution passes ${passed} of ${total} tests.`,
      ru: `Спасибо за работу над задачей «${task.title.ru}». Ваше решение проходит тестов: ${passed} из ${total}.`,
    }),
    speed(findings),
  ];
  const first = style?.findings.slice(0, STYLE_SHOWN) ?? [];
  lines.push(first.length === 0
    ? t({ en: 'The code is easy to read.', ru: 'Код читается легко.' })
    : t({ en: `In the code, look at this: ${styleList(findings)}.`, ru: `В коде обратите внимание: ${styleList(findings)}.` }));
  if (metrics.correctness < 1) lines.push(t({ en: `Before you hand in, try the edge cases: ${task.edgeCases[0]?.en ?? ''}`, ru: `Перед сдачей проверяйте граничные случаи: ${task.edgeCases[0]?.ru ?? ''}` }));
  if (metrics.softSkills <= 0.5) lines.push(t({ en: 'Say aloud how you think and what your solution costs: it helps to see your strengths.', ru: 'Рассказывайте, как вы рассуждаете и сколько стоит ваше решение: так ваши сильные стороны видны лучше.' }));
  return lines.filter((line) => line !== '').join(' ');
}

function speed({ language, optimality }: Findings): string {
  if (optimality === null) return '';
  const { outcome, score } = optimality;
  const text: Local =
    outcome === 'wrong' ? { en: 'On larger inputs it gives other results than it should.', ru: 'На больших входных данных оно даёт не те результаты.' }
    : outcome === 'broken' ? { en: 'On larger inputs it breaks down: look at how deep it goes and how much it keeps.', ru: 'На больших входных данных оно ломается: посмотрите, как глубоко оно уходит и сколько хранит.' }
    : outcome === 'timeout' ? { en: 'On larger inputs it does not finish in time: look for work that is done again and again.', ru: 'На больших входных данных оно не успевает: поищите работу, которая повторяется снова и снова.' }
    : outcome === 'unclear' ? { en: '', ru: '' }
    : score >= 0.8 ? { en: 'It stays fast as inputs grow.', ru: 'С ростом входных данных оно остаётся быстрым.' }
    : { en: 'As inputs grow it slows down more than it has to: think of what could be remembered instead of computed again.', ru: 'С ростом входных данных оно замедляется сильнее, чем нужно: подумайте, что можно запомнить, а не считать заново.' };
  return text[language];
}

const styleList = ({ language, style }: Findings): string => (style?.findings ?? []).slice(0, STYLE_SHOWN)
  .map(({ line, text }) => (language === 'ru' ? `${text.ru} (строка ${line})` : `${text.en} (line ${line})`)).join('; ');

/** What a sign is called. */
export const SIGNS: Readonly<Record<Sign, Local>> = {
  answers: { en: 'answers questions', ru: 'отвечает на вопросы' },
  evades: { en: 'leaves most questions unanswered', ru: 'оставляет большинство вопросов без ответа' },
  explains: { en: 'explains the own approach', ru: 'объясняет свой подход' },
  complexity_right: { en: 'names the complexity rightly', ru: 'верно называет сложность' },
  complexity_wrong: { en: 'misjudges the complexity', ru: 'ошибается в сложности' },
  asks: { en: 'asks about what is unclear', ru: 'уточняет неясное' },
  uses_hint: { en: 'goes on from a hint', ru: 'развивает подсказку' },
  asks_for_solution: { en: 'asked for the ready solution', ru: 'просил готовое решение' },
};

const EVENTS: Readonly<Record<IntegrityEventType, Local>> = {
  big_paste: { en: 'large paste', ru: 'большая вставка' },
  devtools_opened: { en: 'developer tools', ru: 'инструменты разработчика' },
  copy_from_description: { en: 'copied from the task', ru: 'копирование из условия' },
  disable_js_attempt: { en: 'scripts of the page switched off', ru: 'отключение скриптов страницы' },
  suspicious_focus: { en: 'another window', ru: 'другое окно' },
  tab_switch: { en: 'left the tab', ru: 'уход с вкладки' },
};

/** Every figure with its reason. */
export function recruiterText(findings: Findings): string {
  const { language, metrics, visible, hidden, optimality, style, conversation, execution, integrity, hintsTaken, level, written, broke } = findings;
  const t = (text: Local): string => text[language];
  const few: Local = style !== null && metrics.correctness < 0.5 ? { en: '; counted for less, as most tests fail', ru: '; учтён не полностью: большинство тестов не проходит' } : { en: '', ru: '' };
  const lines = [
    t({ en: `Overall ${percent(metrics.overall)}, recommended level: ${level}.`, ru: `Итог ${percent(metrics.overall)}, рекомендуемый уровень: ${level}.` }),
    t({
      en: `Correctness ${percent(metrics.correctness)}: visible tests ${visible.passed} of ${visible.total}, hidden ${hidden.passed} of ${hidden.total}${broke ? '; the code did not end or was stopped' : ''}${written ? '' : '; the given code was not changed'}.`,
      ru: `Корректность ${percent(metrics.correctness)}: видимые тесты ${visible.passed} из ${visible.total}, скрытые ${hidden.passed} из ${hidden.total}${broke ? '; код не завершился или был остановлен' : ''}${written ? '' : '; исходный код не изменён'}.`,
    }),
    t({ en: `Optimality ${percent(metrics.optimality)}: ${measurement(findings)}.`, ru: `Оптимальность ${percent(metrics.optimality)}: ${measurement(findings)}.` }),
    t({
      en: `Code style ${percent(metrics.codeStyle)}: ${style === null ? 'nothing was written' : style.findings.length === 0 ? 'nothing to object to' : styleList(findings)}${few.en}.`,
      ru: `Стиль кода ${percent(metrics.codeStyle)}: ${style === null ? 'кода нет' : style.findings.length === 0 ? 'замечаний нет' : styleList(findings)}${few.ru}.`,
    }),
    t({ en: `Communication ${percent(metrics.softSkills)}: ${talk(findings)}.`, ru: `Общение ${percent(metrics.softSkills)}: ${talk(findings)}.` }),
    t({
      en: `Runs: ${execution.runs}, ${execution.averageMs} ms on average; hints taken: ${hintsTaken}; questions answered: ${conversation.answered} of ${conversation.asked}.`,
      ru: `Запусков: ${execution.runs}, в среднем ${decimal(execution.averageMs, 1, 'ru')} мс; взято подсказок: ${hintsTaken}; отвечено на вопросов: ${conversation.answered} из ${conversation.asked}.`,
    }),
    integrity.total === 0
      ? t({ en: 'Integrity: nothing was noticed.', ru: 'Честность: ничего не замечено.' })
      : t({
        en: `Integrity: suspicion ${percent(integrity.suspicion)}; ${integrity.events.map(({ type, count }) => `${t(EVENTS[type])} × ${count}`).join(', ')}. These are signs, not proof: talk about them.`,
        ru: `Честность: подозрительность ${percent(integrity.suspicion)}; ${integrity.events.map(({ type, count }) => `${t(EVENTS[type])} × ${count}`).join(', ')}. Это признаки, а не доказательства: обсудите их.`,
      }),
  ];
  if (optimality?.outcome === 'unclear') lines.push(t({ en: 'The measurement could not tell fast from slow here; take the optimality with care.', ru: 'Измерение не смогло здесь отличить быстрое от медленного; относитесь к оптимальности осторожно.' }));
  return lines.join('\n');
}

const GROWTH: Readonly<Record<'same' | 'better' | 'worse', Local>> = {
  same: { en: 'so the classes do not differ', ru: 'то есть классы не различаются' },
  better: { en: 'so it grows more slowly', ru: 'то есть рост медленнее' },
  worse: { en: 'so its class is worse', ru: 'то есть класс хуже' },
};

/** How the optimality was found, as the end of a sentence. */
export function measurement({ language, optimality, metrics }: Findings): string {
  const t = (text: Local): string => text[language];
  if (optimality === null) return t({ en: 'not measured, as no test passes', ru: 'не измерена: ни один тест не проходит' });
  const { outcome, unit, growth, candidate, reference, ratio, slowRatio } = optimality;
  if (outcome === 'wrong') return t({ en: 'wrong results on generated inputs', ru: 'неверные результаты на сгенерированных данных' });
  if (outcome === 'timeout') return t({ en: 'did not end on generated inputs in three times the work of the slow solution', ru: 'не завершилось на сгенерированных данных и за тройную работу медленного решения' });
  const { broken } = optimality;
  const parts = [
    broken === null ? '' : t({ en: `breaks down from n = ${broken.n} on (${broken.reason})`, ru: `ломается начиная с n = ${broken.n} (${broken.reason})` }),
    candidate === null ? '' : t({ en: `grows as ${fitOf(candidate, language)}`, ru: `рост ${fitOf(candidate, language)}` }),
    reference === null ? '' : t({ en: `the reference as ${rangeOf(reference)}`, ru: `эталон ${rangeOf(reference)}` }),
    growth === null ? '' : t(GROWTH[growth]),
    ratio === null ? '' : t({ en: `${decimal(ratio, 1, 'en')} times the reference’s ${unit === 'steps' ? 'steps' : 'time'}`, ru: `отношение ${unit === 'steps' ? 'шагов' : 'времени'} к эталону — ${decimal(ratio, 1, 'ru')}` }),
    slowRatio === null ? '' : t({ en: `a slow solution takes ${decimal(slowRatio, 1, 'en')} times`, ru: `медленное решение дороже в ${decimal(slowRatio, 1, 'ru')} раза` }),
    unit === 'steps' ? '' : t({ en: 'measured in time, as steps could not be counted here, so another machine may differ', ru: 'измерено временем, так как шаги здесь не считаются: на другой машине может выйти иначе' }),
    metrics.correctness < 1 ? t({ en: 'counted by the share of tests that pass', ru: 'учтено по доле пройденных тестов' }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function talk({ language, conversation }: Findings): string {
  if (conversation.signs.length === 0) return language === 'ru' ? 'почти ничего не сказано, оценка нейтральна' : 'next to nothing was said, the score is neutral';
  return conversation.signs.map(({ sign, quote }) => `${SIGNS[sign][language]}${quote === '' ? '' : language === 'ru' ? ` («${quote}»)` : ` (“${quote}”)`}`).join('; ');
}

/** Short phrases, shown to the candidate as well: no word on integrity. */
export function strengthsAndWeaknesses({ language, metrics, hidden, visible, conversation, style, written }: Findings): { readonly strengths: readonly string[]; readonly weaknesses: readonly string[] } {
  const strengths: Local[] = [];
  const weaknesses: Local[] = [];
  const has = (sign: Sign): boolean => conversation.signs.some((found) => found.sign === sign);
  if (metrics.correctness >= 0.95) strengths.push({ en: 'the solution is right, edge cases included', ru: 'решение верно, включая граничные случаи' });
  else if (visible.failed === 0 && written) weaknesses.push({ en: 'edge cases', ru: 'работа с граничными случаями' });
  else weaknesses.push({ en: 'correctness of the solution', ru: 'корректность решения' });
  if (hidden.total > 0 && metrics.correctness >= 0.6 && metrics.correctness < 0.95) strengths.push({ en: 'the main idea works', ru: 'основная идея работает' });
  if (metrics.optimality >= 0.8) strengths.push({ en: 'an efficient algorithm', ru: 'эффективный алгоритм' });
  else if (metrics.correctness > 0) weaknesses.push({ en: 'efficiency of the algorithm', ru: 'оптимизация алгоритмов' });
  if (metrics.codeStyle >= 0.85) strengths.push({ en: 'clean code', ru: 'чистый код' });
  else if ((style?.score ?? 0) < 0.7) weaknesses.push({ en: 'readability of the code', ru: 'читаемость кода' });
  if (has('explains')) strengths.push({ en: 'explains the own approach', ru: 'объясняет свой подход' });
  if (has('complexity_right')) strengths.push({ en: 'judges complexity rightly', ru: 'верно оценивает сложность' });
  if (has('complexity_wrong')) weaknesses.push({ en: 'judging complexity', ru: 'оценка сложности' });
  if (has('evades')) weaknesses.push({ en: 'explaining the own solution', ru: 'объяснение своего решения' });
  return { strengths: strengths.map((text) => text[language]), weaknesses: weaknesses.map((text) => text[language]) };
}
