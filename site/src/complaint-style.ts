/** The survey's tokens; a line through the stages instead of answers to choose. */
export const complaintStyle = `
:root{--pg:#f7f4f3;--sf:#fff;--ln:#e0d8d6;--ct:#938a87;--in:#201a19;--i2:#5f5553;--ac:#9e2952;--hv:#7e2041;--on:#fff;--er:#b62409;--ok:#246a43;--ot:#e4f5e9;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--pg:#171213;--sf:#221b1c;--ln:#473d3e;--ct:#817878;--in:#f0ebea;--i2:#b9b0b0;--ac:#e7839d;--hv:#f2acbc;--on:#2a0f18;--er:#f8856f;--ok:#81d39f;--ot:#1d3425}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--pg);color:var(--in);font:400 17px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
:lang(zh){line-height:1.6}
main{max-width:640px;margin:0 auto;padding:12px 20px 48px}
header{border-bottom:1px solid var(--ln);padding-bottom:2px}
header strong{display:block;font-size:19px;font-weight:600;padding:8px 0 0;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;margin:0 -8px}
nav a{padding:12px 8px;font-size:14px;line-height:20px;color:var(--i2)}
a{color:var(--ac);text-underline-offset:3px}
h1{font-size:26px;line-height:1.22;font-weight:600;letter-spacing:-.015em;margin:28px 0 6px;text-wrap:balance}
h1:lang(zh){letter-spacing:0}
h2{font-size:19px;font-weight:600;margin:0 0 14px}
p{margin:0}
.lead,form p,.foot{color:var(--i2);font-size:15px}
section,form{margin:32px 0 0}
form{padding:20px;background:var(--sf);border:1px solid var(--ln);border-radius:16px}
label{display:block;font-weight:500}
textarea{display:block;width:100%;min-height:96px;margin:10px 0 0;padding:12px 14px;border:1px solid var(--ct);border-radius:14px;background:var(--pg);color:inherit;font:inherit;resize:vertical}
form div{display:flex;flex-wrap:wrap;gap:12px;margin:16px 0 0}
button{flex:1 1 220px;min-height:54px;padding:8px 20px;border:1px solid var(--ac);border-radius:14px;background:var(--ac);color:var(--on);font:inherit;font-weight:600;cursor:pointer;-webkit-appearance:none;appearance:none}
button:hover{background:var(--hv)}
.quiet{background:none;color:var(--in);border-color:var(--ct)}
.quiet:hover{background:var(--ln)}
:focus-visible{outline:3px solid var(--ac);outline-offset:2px}
.thanks{margin:24px 0 0;padding:14px 16px;border-left:5px solid var(--ok);border-radius:10px;background:var(--ot);font-weight:500}
ol,ul{margin:0;padding:0;list-style:none}
li strong{display:block;font-weight:600;overflow-wrap:anywhere}
li span{display:block;color:var(--i2);font-size:15px}
ul li{padding:12px 0;border-top:1px solid var(--ln)}
ul li:last-child{border-bottom:1px solid var(--ln)}
li .kept{color:var(--ok)}
li .late{color:var(--er)}
code{display:inline-block;margin:6px 0 0;padding:4px 10px;border-radius:8px;background:var(--ot);font:600 15px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.stages li{position:relative;padding:0 0 20px 40px;color:var(--i2)}
.stages li::before{content:"";position:absolute;left:2px;top:1px;width:18px;height:18px;border:2px solid var(--ct);border-radius:50%;background:var(--pg);z-index:1}
.stages li::after{content:"";position:absolute;left:12px;top:12px;bottom:-8px;width:2px;background:var(--ln)}
.stages li:last-child::after{display:none}
.stages li:last-child{padding-bottom:0}
.stages strong{font-weight:500}
.stages .done,.stages .now{color:var(--in)}
.stages .done::before{background:var(--ok);border-color:var(--ok)}
.stages .done::after{background:var(--ok)}
.stages .now::before{border:6px solid var(--ac)}
.stages .now strong{font-weight:600;color:var(--ac)}
.foot{margin:32px 0 0}
@media (min-width:600px){
main{padding-top:32px}
header{display:flex;align-items:center;justify-content:space-between;gap:24px}
header strong{padding:0}
nav{margin-right:-8px;justify-content:flex-end}
h1{font-size:30px;margin-top:40px}
}
@media (forced-colors:active){.stages .done::before{background:Highlight;forced-color-adjust:none}}
`.replace(/\n/g, '')
