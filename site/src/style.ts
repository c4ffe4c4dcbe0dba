/**
 * The look's tokens in short names, system fonts only. Chosen answers are drawn by `:checked + span`, which phones of ten
 * years ago understand; the radio itself stays in the page for keyboards and screen readers.
 */
export const style = `
:root{--pg:#f7f4f3;--sf:#fff;--ln:#e0d8d6;--ct:#938a87;--in:#201a19;--i2:#5f5553;--ac:#9e2952;--hv:#7e2041;--at:#fbe6ea;--on:#fff;--er:#b62409;--et:#ffebe7;--ok:#246a43;--ot:#e4f5e9;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--pg:#171213;--sf:#221b1c;--ln:#473d3e;--ct:#817878;--in:#f0ebea;--i2:#b9b0b0;--ac:#e7839d;--hv:#f2acbc;--at:#3a1c28;--on:#2a0f18;--er:#f8856f;--et:#3a1711;--ok:#81d39f;--ot:#1d3425}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--pg);color:var(--in);font:400 17px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif}
:lang(zh){line-height:1.6}
main{max-width:640px;margin:0 auto;padding:12px 20px 48px}
header{border-bottom:1px solid var(--ln);padding-bottom:2px}
header strong{display:block;font-size:19px;font-weight:600;padding:8px 0 0;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;margin:0 -8px}
nav a{padding:12px 8px;font-size:14px;line-height:20px;color:var(--i2)}
a{color:var(--ac);text-underline-offset:3px}
a:hover{color:var(--hv)}
h1{font-size:26px;line-height:1.22;font-weight:600;letter-spacing:-.015em;margin:28px 0 6px;text-wrap:balance}
h1:lang(zh){letter-spacing:0}
p{margin:0}
.lead,.words p,.hint,.ends,.readers{color:var(--i2);font-size:15px}
.hint{margin:-8px 0 12px}
.step{margin-top:24px;color:var(--i2);font-size:14px}
legend small{margin-left:8px;color:var(--i2);font-size:14px;font-weight:400}
.line{margin:0 0 14px}
.line>p,.line>label{display:block;margin:0 0 6px;font-size:15px}
fieldset,.words{border:0;margin:34px 0 0;padding:0;min-width:0;scroll-margin-top:16px}
legend,.words>label{display:block;font-weight:600;padding:0;margin:0 0 12px}
.words>label{margin:0}
.words p{margin-bottom:10px}
label{cursor:pointer}
fieldset label{position:relative;display:block}
input[type=radio],input[type=checkbox]{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer;z-index:3}
label>span{display:flex;align-items:center;gap:14px;min-height:54px;padding:8px 14px;background:var(--sf);border:1px solid var(--ln);position:relative}
label+label>span{margin-top:-1px}
.scale label:first-child>span,.choice label:first-child>span{border-radius:14px 14px 0 0}
.scale label:last-child>span,.choice label:last-child>span{border-radius:0 0 14px 14px}
[type=checkbox]+span i{border-radius:6px}
[type=checkbox]:checked+span i{border-width:1.5px;background:var(--ac);box-shadow:inset 0 0 0 4px var(--at)}
.faces,.stars{display:flex;margin:-3px}
.faces label,.stars label{flex:1;margin:3px}
.faces label>span,.stars label>span{flex-direction:column;justify-content:center;gap:4px;min-height:72px;padding:8px 2px;border-radius:12px;font-size:12px;line-height:1.2;text-align:center;margin:0}
.faces b,.stars b{border:0;background:none!important;font-size:30px;color:inherit!important}
.stars b{width:auto;letter-spacing:-.12em;font-size:17px}
.row{display:flex;flex-wrap:wrap;margin:-3px}
.row label{flex:1 1 30%;margin:3px}
.row label>span{min-height:46px;margin:0;padding:6px 10px;border-radius:12px;gap:8px;font-size:15px}
.row i{width:18px;height:18px;margin:0}
b,i{flex:none;display:grid;place-items:center;width:36px;height:36px;border:1.5px solid var(--ct);border-radius:50%;font-weight:600;font-style:normal;line-height:1;font-variant-numeric:tabular-nums}
i{width:22px;height:22px;margin:0 7px}
label:hover>span{border-color:var(--ct);z-index:1}
:checked+span{background:var(--at);border-color:var(--ac)!important;z-index:2!important;font-weight:600}
:checked+span b{background:var(--ac);border-color:var(--ac);color:var(--on)}
:checked+span i{border:7px solid var(--ac);background:var(--on)}
.numbers{display:flex;flex-wrap:wrap;margin:-3px}
.numbers label{flex:1 0 14.5%;margin:3px}
.numbers label>span{justify-content:center;min-height:50px;padding:0;margin:0;border-radius:12px;border-color:var(--ct)}
.numbers b{width:auto;height:auto;border:0;background:none!important;font-weight:500}
.numbers :checked+span{background:var(--ac);color:var(--on)}
.numbers :checked+span b{font-weight:600}
.ends{display:flex;justify-content:space-between;gap:24px;margin-top:8px}
.ends span+span{text-align:right}
textarea,select,input[type=text],input[type=date]{display:block;width:100%;min-height:52px;padding:12px 14px;border:1px solid var(--ct);border-radius:14px;background:var(--sf);color:inherit;font:inherit}
textarea{min-height:120px;resize:vertical}
.words ul{margin:0 0 12px;padding-left:20px;color:var(--i2);font-size:15px}
.short{max-width:200px}
button{width:100%;min-height:56px;margin:32px 0 0;border:0;border-radius:14px;background:var(--ac);color:var(--on);font:inherit;font-size:18px;font-weight:600;cursor:pointer;appearance:none}
button:hover{background:var(--hv)}
button.back{margin-top:12px;background:none;color:var(--ac)}
button.back:hover{background:var(--at)}
button.speak{width:auto;min-width:0;min-height:44px;margin:8px 0 0;padding:0 16px;border:1px solid var(--ct);background:none;color:inherit;font-size:16px}
button.speak[aria-pressed=true]{border-color:var(--ac);color:var(--ac)}
.readers{margin-top:16px;font-size:14px}
:focus+span,:focus:not(input){outline:3px solid var(--ac);outline-offset:2px;z-index:3!important}
:focus:not(:focus-visible)+span,:focus:not(:focus-visible):not(input){outline:0}
.numbers :checked:focus+span{outline-color:var(--in)}
.problem{margin:24px 0 0;padding:14px 16px;border:1px solid var(--er);border-left-width:5px;border-radius:10px;background:var(--et)}
.problem ul{margin:4px 0 0;padding:0;list-style:none}
.problem strong{font-weight:600}
.problem a{color:inherit;display:block;padding:8px 0}
.error{color:var(--er)!important;font-size:15px;font-weight:600;margin:0 0 10px;padding-left:26px;position:relative}
.error::before{content:"!";position:absolute;left:0;top:1px;width:18px;height:18px;border-radius:50%;background:var(--er);color:var(--pg);font-size:13px;line-height:18px;text-align:center}
.wrong textarea,.wrong input,.wrong select{border-color:var(--er)}
.gift{margin-top:10px;padding:10px 14px;border-radius:10px;background:var(--ot);color:var(--ok);font-size:15px}
@media (min-width:600px){
main{padding-top:32px}
header{display:flex;align-items:center;justify-content:space-between;gap:24px}
header strong{padding:0}
nav{margin-right:-8px;justify-content:flex-end}
h1{font-size:30px;margin-top:40px}
.scale{display:grid;grid-template-columns:repeat(5,1fr)}
.scale label>span{flex-direction:column;justify-content:flex-start;gap:10px;height:100%;padding:16px 6px 14px;text-align:center;font-size:15px;line-height:1.3}
.scale label+label>span{margin:0 0 0 -1px}
.scale label:first-child>span{border-radius:14px 0 0 14px}
.scale label:last-child>span{border-radius:0 14px 14px 0}
.scale b{width:40px;height:40px;font-size:18px}
.three{display:grid;grid-template-columns:repeat(3,1fr)}
.three label>span{height:100%}
.three label+label>span{margin:0 0 0 -1px}
.three label:first-child>span{border-radius:14px 0 0 14px}
.three label:last-child>span{border-radius:0 14px 14px 0}
.three i{margin:0}
.faces label>span,.stars label>span{font-size:14px}
.numbers label{flex-basis:6%}
button{width:auto;min-width:220px;padding:0 32px}
button.back{min-width:120px;margin:32px 0 0 12px}
}
@media (forced-colors:active){:checked+span{outline:3px solid Highlight}:checked+span b,:checked+span i{forced-color-adjust:none}}
@media (prefers-reduced-motion:no-preference){label>span,button{transition:background .12s,border-color .12s}}
`.replace(/\n/g, '')

/** Of what stands after the last answer. */
export const noticeStyle = `
.notice{padding:14vh 0 0;text-align:center}
.notice h1{margin:20px auto 10px;max-width:22em}
.code,.claim{max-width:420px;margin:28px auto 0;padding:18px 20px;border:1px solid var(--ln);border-radius:14px;background:var(--sf)}
.code output{display:block;margin:4px 0 8px;font:600 24px/1.3 ui-monospace,monospace;user-select:all}
.claim{text-align:left}
.claim label{font-weight:600}
.notice .claim p{margin:2px 0 10px;font-size:15px}
.claim button{margin-top:14px}
.notice p{color:var(--i2);max-width:30em;margin:0 auto;text-wrap:pretty}
svg{fill:var(--ot);stroke:var(--ok);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
svg path{fill:none;stroke-width:4}
`.replace(/\n/g, '')
