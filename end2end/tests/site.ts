/** What the demo site holds: the pages that the tests open, and what each must say about itself. */

export const SITE = '青岚新闻网';

export const MAIN_MENU = ['首页', '要闻', '动态', '项目', '产业', '教育', '健康', '文化', '旅游', '乡村', '人物', '快报'];
export const SECOND_MENU = ['青石镇', '柳溪镇', '白杨乡', '体育', '影像', '公告', '游青岚', '好物', '联系编辑部'];
export const FOOTER_MENU = ['网站简介', '法律顾问', '版权声明', '广告服务', '技术支持', '联系我们', '无障碍'];
export const TOWNS = ['青石镇', '柳溪镇', '白杨乡'];

/** What a page says about itself. */
export interface Facts {
  /** Where it is opened. */
  address: string;
  title: string;
  heading: string;
  /** Canonical address, where it is not `address`. */
  canonical?: string;
  /** 200 when left out. */
  status?: number;
  /** `zh-CN` when left out. */
  lang?: string;
  /** Absent on pages of errors, which promise nothing to a search engine. */
  description?: string | RegExp;
  /** The steps of `您当前的位置：`, the page itself last; none on the home page and pages of errors. */
  breadcrumb?: string[];
  /** Entries of the two menus that are marked as current; each label once. */
  current?: string[];
}

const article = (channel: string, channels: string[], number: number, title: string, description: RegExp, current: string[]): Facts => ({
  address: `/${channel}/${number}`,
  title: `${title} - ${SITE}`,
  heading: title,
  description,
  breadcrumb: ['首页', ...channels, title],
  current,
});

const channel = (slug: string, name: string, description: string, parents: string[] = [], current = [name]): Facts => ({
  address: `/${slug}`,
  title: `${name} - ${SITE}`,
  heading: name,
  description,
  breadcrumb: ['首页', ...parents, name],
  current,
});

const failure = (address: string, heading: string, status: number, title = `${heading} - ${SITE}`): Facts => ({ address, heading, title, status });

export const HOME: Facts = {
  address: '/',
  title: SITE,
  heading: SITE,
  description: /^青岚新闻网报道青岚县/,
  current: ['首页'],
};

export const SUMMARIES = channel('xiangcun', '乡村', '青石、柳溪、白杨三个乡镇的地里、村里和集上。');
export const SUMMARIES_2: Facts = {
  ...SUMMARIES,
  address: '/xiangcun?page=2',
  title: `乡村 - 第 2 页 - ${SITE}`,
};
export const LINES = channel('dongtai', '动态', '各部门、各单位和街面上的新变化，一条一条记下来。');
export const PICTURES = channel('yingxiang', '影像', '记者和读者拍下的青岚。');
export const EXPRESS = channel('kuaibao', '快报', '刚刚发生的事，三言两语先说清楚。');
export const TOWN = channel('liuxi', '柳溪镇', '沿河的镇子，有渡口、稻田、藕塘和草莓大棚。', ['乡村']);

/** Kicker, subtitle, all names, table, two parts. */
export const MATCH = article('tiyu', ['体育'], 1241, '最后四秒的三分球：柳湾村队拿下村篮球联赛冠军', /^11月21日晚，柳湾村队/, ['体育']);
export const MATCH_2: Facts = { ...MATCH, address: `${MATCH.address}?part=2`, canonical: MATCH.address };
/** Of a sub-channel, with a quote, a film and a link to another article. */
export const STRAWBERRIES = article('liuxi', ['乡村', '柳溪镇'], 1431, '第一场雪后，柳溪草莓大棚里已经红了头茬果', /^11月21日清晨，柳溪镇柳溪村/, ['柳溪镇']);
/** Three parts, a gallery. */
export const BRIDGE = article('xiangmu', ['项目'], 1101, '这座只走人的桥，只差中间14米', /^柳溪河步行桥的九段钢梁/, ['项目']);
export const REPRINT = article(
  'chanye', ['产业'], 1133, '溪山周刊：青岚县城一位修表人，四十一年给三万多只表开过后盖，只丢过一颗螺丝钉', /邓启山/, ['产业', '好物'],
);
export const EXTERNAL = article('chanye', ['产业'], 1125, '一图看懂屋顶光伏怎样并网、怎样结算', /^从申请、勘察到装表/, ['产业', '好物']);
export const BUSES = '/yaowen/1001';

export const CONTACT: Facts = {
  address: '/about/contact',
  title: `联系我们 - ${SITE}`,
  heading: '联系我们',
  description: '编辑部各岗位的电话、邮箱和值班时间。',
  breadcrumb: ['首页', '联系我们'],
  current: ['联系编辑部'],
};

const search = (text: string): Facts => ({
  address: `/search?q=${encodeURIComponent(text)}`,
  title: `“${text}”的搜索结果 - ${SITE}`,
  heading: `“${text}”的搜索结果`,
  description: `站内搜索：${text}`,
  breadcrumb: ['首页', '搜索'],
  current: [],
});

export const SEARCH = search('柳溪');
export const SEARCH_NOTHING = search('鲲鹏展翅');

export const MISSING = failure('/nope', '没有这个页面', 404);
export const MISSING_DEEP = failure('/a/b/c/d', '没有这个页面', 404);
export const DRAFT = failure('/tiyu/1253', '没有这个页面', 404);
export const WITHDRAWN = failure('/yaowen/1014', '文章已撤下', 410);

const ENGLISH_SITE = 'Qinglan News';
const english = (facts: Facts, breadcrumb = facts.breadcrumb): Facts => ({
  ...facts,
  address: facts.address === '/' ? '/en' : `/en${facts.address}`,
  title: facts.title.replace(SITE, ENGLISH_SITE),
  lang: 'en',
  breadcrumb: breadcrumb && ['Home', ...breadcrumb.slice(1)],
});

export const ENGLISH_HOME: Facts = { ...english(HOME), title: ENGLISH_SITE, heading: ENGLISH_SITE, current: ['首页'] };
export const ENGLISH_CHANNEL = english(TOWN);
export const ENGLISH_ARTICLE = english(STRAWBERRIES);
export const ENGLISH_CONTACT = english(CONTACT);
export const ENGLISH_MISSING = failure('/en/nope', 'Page not found', 404, `Page not found - ${ENGLISH_SITE}`);
ENGLISH_MISSING.lang = 'en';

/** One page of each type, under the name that the tests print. */
export const PAGE_TYPES: [string, Facts][] = [
  ['home', HOME],
  ['channel with summaries', SUMMARIES],
  ['channel with lines', LINES],
  ['channel with pictures', PICTURES],
  ['channel with express news', EXPRESS],
  ['article', STRAWBERRIES],
  ['article in parts', MATCH],
  ['reprint', REPRINT],
  ['static page', CONTACT],
  ['search', SEARCH],
  ['search without hits', SEARCH_NOTHING],
  ['unknown address', MISSING],
  ['withdrawn article', WITHDRAWN],
  ['English home', ENGLISH_HOME],
  ['English channel', ENGLISH_CHANNEL],
  ['English article', ENGLISH_ARTICLE],
];

/** The same by its name. */
export const pageType = (name: string): Facts => PAGE_TYPES.find(([found]) => found === name)![1];
