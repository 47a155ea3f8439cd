/** Latin words inside Russian text, as Russian speakers say them; what is not listed is left to eSpeak NG's English. */

/** Names and acronyms that are read as words. */
const NAMES: Readonly<Record<string, string>> = {
  docker: 'докер', kubernetes: 'кубернетис', k8s: 'кубернетис', python: 'пайтон', java: 'джава', javascript: 'джаваскрипт', typescript: 'тайпскрипт', react: 'реакт', angular: 'ангуляр', vue: 'вью', node: 'нода', 'node.js': 'нод джей эс',
  kafka: 'кафка', redis: 'редис', postgres: 'постгрес', postgresql: 'постгрес кью эль', mysql: 'май эс кью эль', nosql: 'ноу эс кью эль', mongodb: 'монго ди би', mongo: 'монго', clickhouse: 'кликхаус', elasticsearch: 'эластиксёрч', grafana: 'графана',
  prometheus: 'прометеус', jenkins: 'дженкинс', git: 'гит', github: 'гитхаб', gitlab: 'гитлаб', linux: 'линукс', windows: 'виндоус', macos: 'мак оу эс', android: 'андроид', nginx: 'энджинкс', django: 'джанго', flask: 'фласк', fastapi: 'фаст эй пи ай',
  spring: 'спринг', airflow: 'эйрфлоу', spark: 'спарк', hadoop: 'хадуп', pandas: 'пандас', numpy: 'нампай', pytorch: 'пайторч', tensorflow: 'тензорфлоу', jira: 'джира', scrum: 'скрам', agile: 'эджайл', kanban: 'канбан', excel: 'эксель', figma: 'фигма',
  terraform: 'терраформ', ansible: 'ансибл', helm: 'хельм', bash: 'баш', golang: 'голанг', go: 'го', rust: 'раст', kotlin: 'котлин', swift: 'свифт', scala: 'скала', php: 'пи эйч пи', json: 'джейсон', yaml: 'ямл', rest: 'рест', crud: 'круд',
  devops: 'девопс', mlops: 'эм эл опс', backend: 'бэкенд', frontend: 'фронтенд', fullstack: 'фулстек', code: 'код', review: 'ревью', senior: 'сеньор', middle: 'мидл', junior: 'джуниор', lead: 'лид', team: 'тим', online: 'онлайн', offline: 'офлайн', email: 'имейл',
  'e-mail': 'имейл', startup: 'стартап', google: 'гугл', microsoft: 'майкрософт', openai: 'оупен эй ай', saas: 'сас', ram: 'рам', rabbitmq: 'рэббит эм кью', graphql: 'граф кью эль', oauth: 'о аут', covid: 'ковид', ios: 'ай оу эс',
};
const LETTERS: Readonly<Record<string, string>> = {
  A: 'эй', B: 'би', C: 'си', D: 'ди', E: 'и', F: 'эф', G: 'джи', H: 'эйч', I: 'ай', J: 'джей', K: 'кей', L: 'эл', M: 'эм', N: 'эн', O: 'оу', P: 'пи', Q: 'кью', R: 'ар', S: 'эс', T: 'ти', U: 'ю', V: 'ви', W: 'дабл ю', X: 'икс', Y: 'уай', Z: 'зет',
};

const spelled = (letters: string): string => [...letters].map((letter) => LETTERS[letter] ?? letter).join(' ');

/** Known names in Cyrillic, capitals by the English names of their letters (`API` эй пи ай, `CI/CD` си ай си ди). */
export function withLatinSpoken(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])[a-z][\w]*(?:[.-][a-z][\w]*)?(?![\p{L}\p{N}])/giu, (word) => NAMES[word.toLowerCase()] ?? word)
    .replace(/(?<![\p{L}\p{N}])[A-Z]{1,5}(?:\/[A-Z]{1,5})*(?![A-Za-z])/gu, (letters) => letters.split('/').map(spelled).join(' '));
}
