// Runs in any browser: where WebAssembly exceptions or module workers of the engine cannot run, says so in words.
;(function () {
  var modern =
    typeof WebAssembly === 'object' &&
    typeof Promise === 'function' &&
    typeof Array.prototype.at === 'function' &&
    'noModule' in HTMLScriptElement.prototype
  if (modern) {
    try {
      // (module (tag (param))): the exception-handling section that DuckDB's build needs
      modern = WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 13, 3, 1, 0, 0]))
    } catch (error) {
      modern = false
    }
  }
  if (modern) return
  var page = document.createElement('div')
  page.setAttribute('role', 'alert')
  page.style.cssText = 'max-width:36em;margin:15vh auto;padding:0 1.5em;font:16px/1.6 sans-serif'
  var lines = [
    '当前浏览器版本过低，心声无法运行。',
    '请使用 Chrome / Edge 95、Firefox 100 或 Safari 15.4 及以上版本打开本页。您的数据没有被读取，也没有离开本机。',
    'This browser is too old for Xinsheng. Please open the page in Chrome / Edge 95, Firefox 100, Safari 15.4 or later.',
  ]
  for (var i = 0; i < lines.length; i++) {
    var line = document.createElement('p')
    line.textContent = lines[i]
    page.appendChild(line)
  }
  document.body.appendChild(page)
  window.xinshengUnsupported = true
})()
