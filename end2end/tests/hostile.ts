import { readFileSync } from 'node:fs';

/**
 * Text that somebody wrote to make a page run it: a public list, once as it is and once with the bytes that its `\x0B`
 * stand for, and what that list is too old for. Each shows a dialog where it succeeds.
 */
export const HOSTILE: readonly string[] = [...new Set(published().flatMap((text) => [text, unescaped(text)])), ...newer()];

function published(): string[] {
  return JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings'), 'utf8'));
}

function unescaped(text: string): string {
  return text.replace(/(\\x[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString('utf8'));
}

/** Parsing twice, foreign elements, names that hide the document's own, and newer events. */
function newer(): string[] {
  return [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg><desc><table><thead><s></table></s><a id="</desc></svg><img src=x onerror=alert(1)>"></a>',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
    '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
    '<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x">',
    '<details open ontoggle=alert(1)>', '<dialog open onclose=alert(1)><form method=dialog><button>x', '<video><source onerror=alert(1)>',
    '<p style="animation:x" onanimationstart=alert(1)>x', '<input autofocus onfocus=alert(1)>', '<p contenteditable onbeforeinput=alert(1)>x',
    '<button popovertarget=x>x</button><p popover id=x onbeforetoggle=alert(1)>x', '<p onpointerrawupdate=alert(1) onscrollend=alert(1)>x',
    '<a href="jav&#x0A;ascript&colon;alert(1)">x</a>', '<a href="&#x2028;javascript:alert(1)">x</a>', '<a href="javascript&#58;alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>', '<a href="blob:http://masthead.test/x">x</a>',
    '<form action="javascript:alert(1)"><button>x</button></form>', '<button form=f formaction="javascript:alert(1)">x</button><form id=f>',
    '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<object data="data:text/html,<script>parent.alert(1)</script>"></object>',
    '<img name=getElementById><img name=body><form name=createElement><input name=attributes><input name=childNodes></form>',
    '<constructor onclick=alert(1)>x</constructor><__proto__>x</__proto__><tostring>x</tostring><hasownproperty>x</hasownproperty>',
    '<template><img src=x onerror=alert(1)></template>', '<template shadowrootmode=open><img src=x onerror=alert(1)></template>',
    '<base href="javascript:/a/-alert(1)///////"><a href="../lol/safari.html">x</a>', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">', '<textarea></textarea><img src=x onerror=alert(1)>', '<plaintext><img src=x onerror=alert(1)>',
    '<!--><img src=x onerror=alert(1)>-->', '<!--[if gte mso 9]><xml><![endif]--><img src=x onerror=alert(1)>', '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<p><o:p onclick=alert(1)><v:shape onclick=alert(1) src="javascript:alert(1)">x</v:shape></o:p></p>',
    "<p class=MsoNormal style='mso-list:l0 level1 lfo1' onclick=alert(1)><span style='mso-list:Ignore'><img src=x onerror=alert(1)>1.</span>x</p>",
    '<pre><code><img src=x onerror=alert(1)></code></pre>', '<table><caption><img src=x onerror=alert(1)></caption><tr><td onclick=alert(1)>x<td>y',
    '<img src="/media/x.png" onerror=alert(1) onload=alert(1)>', '<img src="/media/x.png&quot; onerror=alert(1)">', '<img alt="&lt;img src=x onerror=alert(1)&gt;" src="/media/x.png">',
  ];
}
