/* The desk's search: results while somebody types, and codes by the camera where the browser reads them. Without this script
   the search works the same with Enter. Each statement ends in a semicolon: lines are joined without their indentation. */
(function () {
  "use strict";
  var form = document.querySelector("form[role=search]"), found = document.getElementById("found");
  var camera = document.getElementById("camera"), view = document.getElementById("view");
  var blind = document.getElementById("blind");
  var PAUSE = 200, LOOK = 150;
  var box, timer, asked, stream, say;
  if (!form || !found || !window.fetch || !window.DOMParser || !window.AbortController) { return; }
  box = form.elements.q;

  /* What was asked for last wins: an answer that comes late must not replace a newer one. */
  function ask() {
    var address = form.getAttribute("action") + "?q=" + encodeURIComponent(box.value);
    if (asked) { asked.abort(); }
    asked = new AbortController();
    fetch(address, { credentials: "same-origin", signal: asked.signal }).then(function (answer) {
      if (answer.redirected || !answer.ok) { location.assign(address); return ""; }
      return answer.text();
    }).then(function (text) {
      var page = text && new DOMParser().parseFromString(text, "text/html");
      var now = page && page.getElementById("found");
      if (!now) { return; }
      found.replaceChildren.apply(found, [].slice.call(now.childNodes));
      document.title = page.title;
      history.replaceState(null, "", address);
    }).catch(function () { return; });
  }
  box.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  /* From the box, the arrow keys walk through the hits; from the first one back up. */
  document.addEventListener("keydown", function (event) {
    var hits = [].slice.call(found.querySelectorAll("a.hit")), at = hits.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !hits.length || (at < 0 && document.activeElement !== box)) { return; }
    event.preventDefault();
    (hits[at + step] || (at + step < 0 ? box : document.activeElement)).focus();
  });

  function stop() {
    stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    view.hidden = true;
    camera.textContent = say;
  }
  function look(reader) {
    if (!stream) { return; }
    reader.detect(view).then(function (codes) {
      if (codes.length) {
        box.value = codes[0].rawValue;
        stop();
        form.submit();
      } else { setTimeout(look, LOOK, reader); }
    }).catch(function () { setTimeout(look, LOOK, reader); });
  }
  function start() {
    blind.hidden = true;
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(function (opened) {
      stream = opened;
      view.srcObject = opened;
      view.hidden = false;
      camera.textContent = camera.getAttribute("data-stop");
      return view.play();
    }).then(function () {
      look(new window.BarcodeDetector());
    }).catch(function () { blind.hidden = false; });
  }
  if (window.BarcodeDetector && navigator.mediaDevices) {
    say = camera.textContent;
    camera.hidden = false;
    camera.addEventListener("click", function () { if (stream) { stop(); } else { start(); } });
  }
})();
