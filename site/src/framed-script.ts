/**
 * Tells the page around the frame how high the survey is: only when asked, and only a site that may show it. It stands there instead of
 * the script that listens to spoken words, since a frame has no microphone.
 */
export const framedScript =
  "var o;function s(){o&&parent.postMessage({heedHeight:Math.ceil(document.body.getBoundingClientRect().height)},o)}addEventListener('message',function(e){if(e.source===parent&&e.data==='heed:height'&&document.body.dataset.by.split(' ').indexOf(e.origin)>=0){o=e.origin;s()}});window.ResizeObserver&&new ResizeObserver(s).observe(document.body)"
