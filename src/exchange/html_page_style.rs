//! The style sheet of a page of HTML. Colours are names that `html_page_hues` gives for each look.

/// The rules.
pub(super) const STYLE: &str = "\
*{box-sizing:border-box}
:root{--num:3.4rem;--col:39rem;--gap:2.2rem;--side:17rem;--serif:ui-serif,Literata,'Source Serif 4','Noto Serif',Cambria,'Times New Roman','DejaVu Serif',serif;--sans:system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif}
html{background:var(--page);color:var(--ink);scroll-padding-top:2rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;padding:2.5rem 1.5rem 6rem;font:1rem/1.5 var(--sans);overflow-wrap:anywhere}
body>header,body>nav,body>section,article{width:100%;max-width:calc(var(--num) + var(--col) + var(--gap) + var(--side));margin:0 auto}
body>header,body>nav,body>section,article>header,.lost,article>.state{padding-left:var(--num)}
body>section,body>nav{margin-top:4rem}
h1,h2,h3,h4,h5,h6{font-family:var(--serif);line-height:1.25;margin:2.2rem 0 .5rem;max-width:var(--col);text-wrap:balance;break-after:avoid}
h1{font-size:2rem}h2{font-size:1.6rem}h3{font-size:1.2rem}h4,h5,h6{font-size:1.05rem}
body>header h1{margin-top:0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
small,.facts,.place{color:var(--soft);font-size:.86rem;font-weight:400}
.facts b{font-weight:600}
nav ul,aside ul,.quotes,#people ul{list-style:none;margin:0;padding:0}
nav li{display:grid;grid-template-columns:3rem minmax(0,1fr);align-items:baseline;padding:.4rem 0;max-width:var(--col);line-height:1.4}
nav li .place{font-variant-numeric:tabular-nums}
nav li a{font-family:var(--serif);font-size:1.06rem;text-decoration:none}
nav li a:hover{text-decoration:underline}
nav li small{grid-column:2}
main{margin-top:3rem}
article{content-visibility:auto;contain-intrinsic-size:auto 60rem;padding-bottom:1rem}
article+article{border-top:1px solid var(--hair);margin-top:3.5rem;padding-top:2.5rem}
article>header .facts{margin:0}
article .title{font-size:1.95rem;margin:.6rem 0 1rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1rem;margin:1rem 0;padding:.7rem 0;border-block:1px solid var(--hair);font-size:.88rem;max-width:var(--col)}
dt{color:var(--soft)}dd{margin:0;white-space:pre-line}
.text{font:1.13rem/1.8 var(--serif)}
.text :is(p,h1,h2,h3,h4,h5,h6,table):not(aside *){position:relative;margin-left:var(--num);max-width:var(--col);white-space:pre-wrap}
.text p:not(aside p){margin-top:0;margin-bottom:.85em}
.text :is(h1,h2,h3,h4,h5,h6){line-height:1.4}
.text .cont{margin-top:-.85em}
.text .lead{font-style:italic;font-size:1.06em}
.text .caption{font-size:.9em;font-style:italic;color:var(--soft);line-height:1.65}
.text .by{font-size:.9em;color:var(--soft)}
.text .foot{font-size:.88em;line-height:1.65}
.text .code,code{font-family:ui-monospace,'Cascadia Mono',Consolas,'Noto Sans Mono','DejaVu Sans Mono',monospace;font-size:.86em}
.text .dim{color:var(--dim)}
[data-n]::before{content:attr(data-n);content:attr(data-n) / '';position:absolute;right:100%;width:var(--num);padding-right:1.1rem;text-align:right;text-indent:0;font:400 .72rem/1 var(--sans);color:var(--dim);font-variant-numeric:tabular-nums;top:.95em;white-space:nowrap}
p[data-n]::before{top:.85rem}
h1[data-n]::before,h2[data-n]::before{top:1.15rem}
h3[data-n]::before,h4[data-n]::before,h5[data-n]::before,h6[data-n]::before{top:.65rem}
:target{scroll-margin-top:3rem}
p:target::before,h1:target::before,h2:target::before,h3:target::before,tr:target>[data-n]::before{color:var(--accent);font-weight:700}
.text blockquote{margin:0}
.text blockquote p:not(aside *),.lost blockquote{padding-left:1.1rem;border-left:3px solid var(--hair);color:var(--soft)}
.text blockquote blockquote p:not(aside *){padding-left:2.2rem}
.text ul{list-style:none;margin:0;padding:0}
.text aside ul{margin:0}
.d1 p:not(aside *){padding-left:1.4rem}.d2 p:not(aside *){padding-left:2.8rem}.d3 p:not(aside *){padding-left:4.2rem}.d4 p:not(aside *){padding-left:5.6rem}.d5 p:not(aside *){padding-left:7.0rem}.d6 p:not(aside *){padding-left:8.4rem}
li .item{text-indent:-1.2rem}
.text hr{border:0;border-top:1px solid var(--hair);margin:1.8rem 0 1.8rem var(--num);max-width:var(--col)}
table{border-collapse:collapse;font-size:.92em;line-height:1.6;margin-bottom:1em}
th,td{border-bottom:1px solid var(--hair);padding:.3rem 1rem .3rem 0;text-align:left;vertical-align:top;white-space:pre-wrap}
td:first-child,th:first-child{position:relative}
td[data-n]::before,th[data-n]::before{top:.85rem}
.off{margin:.4rem 0 1rem}
.off summary{margin-left:var(--num);width:max-content;max-width:100%;font:.82rem/1.6 var(--sans);color:var(--dim);cursor:pointer}
.off p{color:var(--dim);font-size:.86em;line-height:1.65;margin-bottom:.4em}
.off[open]>summary{margin-bottom:.5rem}
mark{background:var(--a,none) left 0 bottom var(--pa,0)/100% 2.5px no-repeat,var(--b,none) left 0 bottom var(--pb,0)/100% 2.5px no-repeat,var(--c,none) left 0 bottom var(--pc,0)/100% 2.5px no-repeat,var(--d,none) left 0 bottom 0/100% 2.5px no-repeat;background-color:var(--f);color:var(--ink);padding:.06em 0 0}
.text .k3{line-height:calc(1.5em + 10px)}
.text .k4{line-height:calc(1.5em + 14px)}
.text :is(h1,h2,h3,h4,h5,h6).k1{line-height:calc(1.5em + 3px)}
.text :is(h1,h2,h3,h4,h5,h6).k2{line-height:calc(1.5em + 7px)}
.n1{padding-bottom:2px}
.n2{padding-bottom:5.5px;--pa:3.5px}
.n3{padding-bottom:9px;--pa:7px;--pb:3.5px}
.n4{padding-bottom:12.5px;--pa:10.5px;--pb:7px;--pc:3.5px}
mark:target,span:target+mark{outline:2px solid var(--accent);outline-offset:1px;border-radius:1px}
mark[data-more]{position:relative}
mark[data-more]::after{content:attr(data-more);content:attr(data-more) / '';position:absolute;right:0;bottom:-1px;font:600 10px/11px var(--sans);padding:0 2px 0 4px;text-indent:0;background:var(--page);color:var(--soft)}
.row{display:grid;grid-template-columns:calc(var(--num) + var(--col)) minmax(0,var(--side));column-gap:var(--gap)}
.row>:first-child{min-width:0;align-self:start}
.row>h1+aside,.row>h2+aside{padding-top:2.3rem}
.row>h3+aside,.row>h4+aside{padding-top:2.2rem}
aside{display:flex;font:.82rem/1.45 var(--sans);padding:.42rem 0 .6rem;color:var(--ink)}
aside ul{display:flex;flex:1;flex-direction:column;min-width:0}
aside ul::before{content:'';flex:var(--o,0) 1 0px}
aside li{flex:var(--s,1) 1 0px;min-height:min-content;padding:0 0 .5rem 1.55rem}
aside li:target{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
aside a{color:inherit;text-decoration:none}
aside a:hover,.quotes a:hover{text-decoration:underline}
aside a i{margin-left:-1.55rem}
aside a bdi+i{margin-left:0}
i{display:inline-block;width:1.15rem;height:.95em;margin-right:.4rem;vertical-align:-.15em;background:var(--a) left bottom/100% 2.5px no-repeat;background-color:var(--f)}
abbr{color:var(--soft);font-size:.92em;text-decoration:none;letter-spacing:.02em}
.star{color:var(--soft)}
.q{color:var(--soft);font-family:var(--serif);font-style:italic}
.state{color:var(--soft);font-style:italic}
.note,.was{margin:.15rem 0 0;white-space:pre-line;max-width:var(--col)}
.note{font-family:var(--serif);font-size:1.06em}
.was{color:var(--soft)}
.about{max-width:var(--col);white-space:pre-line;margin:.3rem 0 .6rem}
.about b{font-weight:600;color:var(--soft)}
.theme{margin-top:2.4rem}
.theme h3{margin-bottom:.4rem}
.theme h4{font:600 .86rem/1.4 var(--sans);margin:1rem 0 .2rem}
.theme h4 a{color:var(--soft);text-decoration:none}
.above{font-weight:400;color:var(--soft)}
.quotes li{max-width:var(--col);padding:.4rem 0;line-height:1.5}
.quotes a{font-family:var(--serif);color:inherit;text-decoration:none}
.quotes .note{padding-left:1rem;border-left:2px solid var(--hair);margin-top:.25rem}
.lost blockquote{margin:.6rem 0 .25rem;font:1rem/1.6 var(--serif);max-width:var(--col);white-space:pre-line}
.lost{font-size:.9rem;margin-top:2rem}
#people abbr{display:inline-block;min-width:3rem}
@media (max-width:62rem){
:root{--col:100%;--num:2.6rem;--side:100%}
body>header,body>nav,body>section,article{max-width:44rem}
.row{display:block}
aside{display:block;margin:-.35rem 0 1.1rem var(--num);padding:.3rem 0 .1rem .9rem;border-left:2px solid var(--hair)}
.row>h1+aside,.row>h2+aside,.row>h3+aside,.row>h4+aside{padding-top:.3rem}
}
@media (max-width:36rem){
:root{--num:1.9rem}
body{padding:1.25rem 1rem 4rem .35rem}
[data-n]::before{padding-right:.5rem;font-size:.64rem}
.text{font-size:1.06rem;line-height:1.75}
article .title,h1{font-size:1.5rem}h2{font-size:1.35rem}
nav li{grid-template-columns:2.4rem minmax(0,1fr)}
dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}
.text table{display:block;overflow-x:auto}
}
@media (min-width:110rem){:root{font-size:112.5%;--side:21rem}}
@media print{
@page{margin:16mm 14mm}
:root{--page:#fff;--num:9mm;--col:112mm;--gap:6mm;--side:auto}
html{font-size:9.6pt}
body{padding:0}
mark,i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body>header,body>nav,body>section,article{max-width:none}
article{content-visibility:visible}
article+article{break-before:page;border:0;margin:0;padding:0}
.row{display:grid;grid-template-columns:calc(var(--num) + var(--col)) minmax(0,1fr)}
aside{display:flex;margin:0;padding:.35rem 0 .6rem;border:0}
.row>h1+aside,.row>h2+aside,.row>h3+aside,.row>h4+aside{padding-top:2.2rem}
.text p,.text li{orphans:2;widows:2}
aside li,.quotes li,dl{break-inside:avoid}
.off:not([open]){display:none}
a{color:inherit;text-decoration:none}
}
@media (forced-colors:active){mark{forced-color-adjust:none;color:#000;background-color:#ff9}}
";
