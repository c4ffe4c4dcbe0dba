/** What a survey looks like where a pen fills it in: every box drawn, nothing to press, questions never cut by the end of a sheet. */
export const paperStyle = `
:root{color-scheme:light}
@page{margin:14mm}
body{background:#fff;color:#000;font-size:11pt}
main{max-width:190mm;padding:4mm}
header{display:block}
h1{font-size:17pt;margin:6mm 0 1mm}
fieldset,.words{margin:6mm 0 0;break-inside:avoid}
legend,.words>label{margin-bottom:2mm}
label>span,.faces label>span,.stars label>span,.numbers label>span,.row label>span{min-height:9mm;padding:1mm 3mm;border-color:#777;background:#fff}
b,i{border-color:#333;color:#000}
.scale{display:grid;grid-template-columns:repeat(5,1fr)}
.scale label>span{flex-direction:column;gap:1mm;height:100%;padding:2mm 1mm;text-align:center;font-size:9.5pt;margin:0}
.scale b{width:7mm;height:7mm;font-size:10pt}
.numbers label{flex:1 0 6%}
textarea{min-height:26mm;resize:none}
select{appearance:none;color:transparent;width:18mm;min-height:9mm;padding:0}
input[type=text],input[type=number],input[type=date]{min-height:9mm;color:transparent}
.foot{margin-top:8mm;padding-top:3mm;border-top:.3mm solid #777;font-size:10pt;break-inside:avoid}
`.replace(/\n/g, '')
