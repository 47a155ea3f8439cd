/** What each finding in a syntax tree costs, and how it is said. */
import type { Language } from '../../../ports/language.ts';
import type { CodeIssue } from '../../../ports/runner.ts';

export interface IssueRule {
  /** Of a score of 1. */
  readonly cost: number;
  readonly say: (detail: string) => Readonly<Record<Language, string>>;
}

const rule = (cost: number, en: string, ru: string): IssueRule => ({ cost, say: (detail) => ({ en: en.replace('%', detail), ru: ru.replace('%', detail) }) });

export const ISSUE_RULES: Readonly<Record<CodeIssue['rule'], IssueRule>> = {
  // Dead code.
  unreachable: rule(0.1, 'this line is never reached', 'эта строка никогда не выполняется'),
  unused: rule(0.07, '“%” is never used', '«%» нигде не используется'),
  'commented-out': rule(0.05, 'code that was commented out was left', 'остался закомментированный код'),
  'constant-condition': rule(0.07, 'a condition that never changes', 'условие, которое никогда не меняется'),
  'debug-output': rule(0.05, 'debugging output was left', 'остался отладочный вывод'),
  // Repetition.
  repeated: rule(0.12, 'this repeats what begins in line %', 'это повторяет то, что начинается в строке %'),
  // What every reader expects to be said otherwise.
  'several-statements': rule(0.04, 'several statements in one line', 'несколько инструкций в одной строке'),
  'bool-return': rule(0.05, 'a condition is returned through if and else instead of itself', 'условие возвращается через if и else, а не само'),
  'bool-equality': rule(0.04, 'a truth value is compared with true or false', 'логическое значение сравнивается с истиной или ложью'),
  'index-loop': rule(0.03, 'the loop counts indexes (“%”) where it could go over the items', 'цикл считает индексы («%»), хотя мог бы идти по элементам'),
  eval: rule(0.15, '% runs text as code', '% выполняет текст как код'),
  'swallowed-error': rule(0.08, 'every error is caught and passed over', 'любая ошибка перехватывается и пропускается'),
  'none-equality': rule(0.04, 'None is compared with == instead of is', 'None сравнивается через ==, а не is'),
  'type-equality': rule(0.04, 'types are compared with == instead of isinstance', 'типы сравниваются через ==, а не isinstance'),
  'negated-test': rule(0.03, 'not … in or not … is instead of not in and is not', 'not … in или not … is вместо not in и is not'),
  'bare-except': rule(0.08, 'a bare except hides every error', 'голый except прячет любые ошибки'),
  'mutable-default': rule(0.08, 'a default value that can be changed', 'изменяемое значение по умолчанию'),
  global: rule(0.08, 'a global variable (“%”)', 'глобальная переменная («%»)'),
  'shadows-builtin': rule(0.05, '“%” hides a built-in', '«%» скрывает встроенное имя'),
  'named-lambda': rule(0.03, 'the lambda “%” has a name: def says it better', 'лямбда «%» получила имя: лучше def'),
  var: rule(0.05, 'var instead of const or let', 'var вместо const или let'),
  'loose-equality': rule(0.05, '== instead of ===', '== вместо ==='),
  'implicit-global': rule(0.08, '“%” is set without being declared', '«%» присваивается без объявления'),
  'never-reassigned': rule(0.02, '“%” never changes: const says so', '«%» не меняется: const говорит об этом'),
  'assignment-as-condition': rule(0.06, 'an assignment stands as a condition', 'присваивание стоит на месте условия'),
  'constructor-for-literal': rule(0.03, 'new % instead of a literal', 'new % вместо литерала'),
};
