/** The tokens and measures of the public pages, system fonts only. */
export const formStyle = `
:root{--pg:#f7f4f3;--sf:#fff;--ln:#e0d8d6;--ct:#938a87;--in:#201a19;--i2:#5f5553;--ac:#9e2952;--hv:#7e2041;--on:#fff;--er:#b62409;--et:#ffebe7;--ok:#246a43;--ot:#e4f5e9;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--pg:#171213;--sf:#221b1c;--ln:#473d3e;--ct:#817878;--in:#f0ebea;--i2:#b9b0b0;--ac:#e7839d;--hv:#f2acbc;--on:#2a0f18;--er:#f8856f;--et:#3a1711;--ok:#81d39f;--ot:#1d3425}}
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
a:hover{color:var(--hv)}
h1{font-size:26px;line-height:1.22;font-weight:600;letter-spacing:-.015em;margin:28px 0 6px;text-wrap:balance}
h1:lang(zh){letter-spacing:0}
p{margin:0}
.lead,.hint,small{color:var(--i2);font-size:15px}
small{font-weight:400;margin-left:4px}
.field{margin-top:24px}
label{display:block;font-weight:600;margin:0 0 8px}
.hint{display:block;margin:-4px 0 8px}
input,textarea{display:block;width:100%;min-height:52px;padding:12px 14px;border:1px solid var(--ct);border-radius:14px;background:var(--sf);color:inherit;font:inherit}
input[type=file]{padding:9px;font-size:15px}
::file-selector-button{min-height:34px;margin:0 12px 0 0;padding:0 14px;border:1px solid var(--ct);border-radius:10px;background:var(--pg);color:inherit;font:inherit;cursor:pointer}
textarea{min-height:180px;resize:vertical}
[aria-invalid]{border-color:var(--er)}
.trap{position:absolute;left:-9999px}
button{width:100%;min-height:56px;margin:32px 0 0;border:0;border-radius:14px;background:var(--ac);color:var(--on);font:inherit;font-size:18px;font-weight:600;cursor:pointer;-webkit-appearance:none;appearance:none}
button:hover{background:var(--hv)}
:focus-visible{outline:3px solid var(--ac);outline-offset:2px}
.problem{margin:24px 0 0;padding:14px 16px;border:1px solid var(--er);border-left-width:5px;border-radius:10px;background:var(--et)}
.problem strong{font-weight:600}
.error{color:var(--er);font-size:15px;font-weight:600;margin:0 0 8px}
.notice{padding:14vh 0 0;text-align:center}
.notice h1{margin:20px auto 10px;max-width:22em}
.notice p{color:var(--i2);max-width:30em;margin:0 auto 16px;text-wrap:pretty}
.person{margin-top:14px;padding:12px 16px;border:1px solid var(--ln);border-radius:14px;background:var(--sf)}
.person a{display:inline-block;padding:4px 0;font-weight:600;white-space:nowrap}
.ways{display:inline-block;margin:8px 0 0;padding:0;text-align:left;list-style:none}
.ways li{padding:10px 0}
svg{fill:var(--ot);stroke:var(--ok);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
svg path{fill:none;stroke-width:4}
@media (min-width:600px){
main{padding-top:32px}
header{display:flex;align-items:center;justify-content:space-between;gap:24px}
header strong{padding:0}
nav{margin-right:-8px;justify-content:flex-end}
h1{font-size:30px;margin-top:40px}
button{width:auto;min-width:220px;padding:0 32px}
}
`.replace(/\n/g, '')
