/** The look of the public list: the tokens of the other public pages, and no more than it needs. */
export const saidStyle = `
:root{--pg:#f7f4f3;--ln:#e0d8d6;--in:#201a19;--i2:#5f5553;--ac:#9e2952;--hv:#7e2041;--ok:#246a43;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--pg:#171213;--ln:#473d3e;--in:#f0ebea;--i2:#b9b0b0;--ac:#e7839d;--hv:#f2acbc;--ok:#81d39f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--pg);color:var(--in);font:400 17px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
:lang(zh){line-height:1.65}
main{max-width:680px;margin:0 auto;padding:12px 20px 48px}
header{border-bottom:1px solid var(--ln);padding-bottom:2px}
header strong{display:block;font-size:19px;font-weight:600;padding:8px 0 0}
nav{display:flex;flex-wrap:wrap;margin:0 -8px}
nav a{padding:12px 8px;font-size:14px;line-height:20px;color:var(--i2)}
a{color:var(--ac);text-underline-offset:3px}
a:hover{color:var(--hv)}
h1,h2{font-family:"Source Serif 4",Georgia,"Songti SC","Noto Serif SC",serif;text-wrap:balance}
h1{font-size:28px;line-height:1.2;font-weight:600;letter-spacing:-.012em;margin:30px 0 8px}
h1:lang(zh){letter-spacing:0}
p,ol{margin:0;padding:0}
ol{list-style:none;margin-top:12px}
.lead,.empty{color:var(--i2)}
.empty{margin-top:32px}
li{padding:28px 0 26px;border-bottom:1px solid var(--ln)}
h2{font-size:22px;line-height:1.35;font-weight:500;margin:3px 0 0}
h2::before{content:"“"}
h2::after{content:"”"}
.who{font-size:14px;font-weight:600;color:var(--i2)}
.did{margin-top:16px;color:var(--ok)}
.deed{margin-top:2px;white-space:pre-line}
.when{display:flex;flex-wrap:wrap;gap:2px 20px;margin-top:14px;font-size:14px;color:var(--i2)}
.links{display:flex;flex-wrap:wrap;gap:0 24px;margin-top:16px}
.links a{padding:12px 0}
:focus-visible{outline:3px solid var(--ac);outline-offset:2px}
@media (min-width:600px){
main{padding-top:32px}
header{display:flex;align-items:center;justify-content:space-between;gap:24px}
header strong{padding:0}
nav{margin-right:-8px;justify-content:flex-end}
h1{font-size:34px;margin-top:44px}
}
`.replace(/\n/g, '')
