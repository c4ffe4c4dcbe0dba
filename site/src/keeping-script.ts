/**
 * Sends what is chosen or typed so far, so that a page that is closed opens again as it was left. Without scripts the page works as
 * well, and keeps what was sent with "Next".
 */
export const keepingScript =
  "var f=document.forms[0],t;f.addEventListener('input',function(){clearTimeout(t);t=setTimeout(function(){var d=new URLSearchParams(new FormData(f));d.set('partial','1');fetch(f.action,{method:'POST',body:d,keepalive:true}).catch(function(){})},700)});f.addEventListener('submit',function(){clearTimeout(t)})"
