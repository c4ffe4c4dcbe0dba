/** Sends what is chosen or typed so far, so that a page that is closed opens again as it was left. */
const keep =
  "if('keep' in f.dataset){f.addEventListener('input',function(){clearTimeout(t);t=setTimeout(function(){var d=new URLSearchParams(new FormData(f));d.set('partial','1');fetch(f.action,{method:'POST',body:d,keepalive:true}).catch(function(){})},700)});f.addEventListener('submit',function(){clearTimeout(t)})}"

/** Where the browser can write what is spoken, a button below each field for own words listens until it is pressed again. */
const speak =
  "var S=window.SpeechRecognition||window.webkitSpeechRecognition;S&&f.querySelectorAll('textarea').forEach(function(a){var b=document.createElement('button'),r;function say(on){b.textContent=a.dataset[on?'stop':'speak'];b.ariaPressed=on}b.type='button';b.className='speak';say(false);b.onclick=function(){if(r)return r.stop();r=new S;r.lang=f.closest('html').lang;r.continuous=true;r.onresult=function(e){for(var x=e.results,i=e.resultIndex;i<x.length;i++)if(x[i].isFinal)a.value=(a.value.trimEnd()+' '+x[i][0].transcript.trim()).trim();a.dispatchEvent(new Event('input',{bubbles:true}))};r.onend=function(){r=null;say(false)};r.start();say(true)};a.after(b)})"

/** The one small script of a survey's page. Without scripts the page works as well, and keeps what was sent with "Next". */
export const keepingScript = `var f=document.forms[0],t;${keep}${speak}`
