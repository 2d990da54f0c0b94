// The terminal takes keys from the first moment on, without a click into it.
const waiting = setInterval(() => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys && document.body.classList.contains("-first-byte")) {
    keys.focus();
    clearInterval(waiting);
  }
}, 50);
