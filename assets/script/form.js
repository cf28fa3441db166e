/* The form on a bad network: what was typed survives, what was sent waits on the phone until the network is back. It goes out
   with the token it had, so that it registers once however often it is sent. Without this script the form works the same
   with a good network. Each statement ends in a semicolon: lines are joined without their indentation. */
(function () {
  "use strict";
  var form = document.querySelector("form[method=post]"), said = document.getElementById("waiting");
  var email = document.getElementById("email"), meant = document.getElementById("meant");
  var WEEK = 6048e5, RETRY = 15e3, PATIENCE = 3e4;
  var key, draft, timer;
  if (!form || !said || !window.fetch || !window.FormData || !window.URLSearchParams) { return; }
  key = "form:" + form.elements.code.value;

  /* The draft: fields by name, and the body that waits, if one does. Storage may be full, off or forbidden. */
  function load() {
    try {
      var found = JSON.parse(localStorage.getItem(key));
      return found && Date.now() - found.at < WEEK ? found : {};
    } catch (e) { return {}; }
  }
  function keep() {
    draft.at = Date.now();
    try { localStorage.setItem(key, JSON.stringify(draft)); } catch (e) { return; }
  }
  function forget() {
    try { localStorage.removeItem(key); } catch (e) { return; }
  }
  function fields() {
    return [].filter.call(form.elements, function (one) { return one.id && one.name; });
  }
  function typed() {
    draft.fields = {};
    fields().forEach(function (one) { draft.fields[one.name] = one.type === "checkbox" ? one.checked : one.value; });
    keep();
  }
  function restore() {
    fields().forEach(function (one) {
      var was = (draft.fields || {})[one.name];
      if (one.type === "checkbox") { one.checked = was === true; } else if (was) { one.value = was; }
    });
  }

  function tell(words) {
    said.textContent = words || "";
  }
  function busy(is) {
    form.setAttribute("aria-busy", is);
    form.querySelector("button:not([type])").disabled = is;
  }
  function show(answer) {
    if (answer.redirected) {
      forget();
      location.replace(answer.url);
      return;
    }
    if (answer.status === 429 || answer.status === 408 || answer.status > 500) { throw answer; }
    /* Something to read and to mend: the browser shows it as it would have done without us. */
    delete draft.waits;
    keep();
    form.submit();
  }
  function wait() {
    busy(false);
    tell(said.getAttribute("data-waits"));
    clearTimeout(timer);
    timer = setTimeout(send, RETRY);
  }
  function send() {
    var stop = window.AbortController && new AbortController(), late;
    clearTimeout(timer);
    if (!draft.waits) { return; }
    busy(true);
    late = setTimeout(function () { if (stop) { stop.abort(); } }, PATIENCE);
    fetch(form.action, {
      method: "POST", body: draft.waits, signal: stop ? stop.signal : undefined,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" }
    }).then(function (answer) { clearTimeout(late); show(answer); }).catch(wait);
  }

  /* "gmial.com": one tap puts it right, nothing is held up by it. */
  var KNOWN = "gmail.com mail.com ymail.com email.com me.com mac.com qq.com 163.com gmx.ch googlemail.com yahoo.com hotmail.com outlook.com icloud.com live.com aol.com comcast.net verizon.net att.net proton.me protonmail.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de orange.fr wanadoo.fr laposte.net hotmail.fr yahoo.fr libero.it virgilio.it hotmail.it hotmail.es telefonica.net sapo.pt uol.com.br ziggo.nl kpnmail.nl telia.com wp.pl onet.pl interia.pl yahoo.co.uk hotmail.co.uk btinternet.com yahoo.co.jp docomo.ne.jp naver.com".split(" ");
  function distance(a, b) {
    var rows = [], i, j;
    for (i = 0; i <= a.length; i += 1) { rows[i] = [i]; }
    for (j = 0; j <= b.length; j += 1) { rows[0][j] = j; }
    for (i = 1; i <= a.length; i += 1) {
      for (j = 1; j <= b.length; j += 1) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1); }
      }
    }
    return rows[a.length][b.length];
  }
  function suggestion(address) {
    var at = address.lastIndexOf("@"), host = address.slice(at + 1).trim().toLowerCase(), best = "", least = 3;
    if (at < 1 || host.length < 5 || host.length > 24 || KNOWN.indexOf(host) >= 0) { return ""; }
    KNOWN.forEach(function (known) {
      var away = distance(host, known);
      if (away < least && away < known.length / 4) { best = known; least = away; }
    });
    return best && address.slice(0, at + 1) + best;
  }
  function hint() {
    var better = suggestion(email.value), words, button, name;
    meant.textContent = "";
    if (!better) { return; }
    words = meant.getAttribute("data-words").split("%");
    button = document.createElement("button");
    name = document.createElement("bdi");
    button.type = "button";
    name.textContent = better;
    button.append(words[0] || "", name, words[1] || "");
    button.addEventListener("click", function (event) {
      event.stopPropagation();
      email.value = better;
      meant.textContent = "";
      email.focus();
      typed();
    });
    meant.append(button);
  }

  try { form.elements.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || ""; } catch (e) { form.elements.zone.value = ""; }
  draft = load();
  if (!document.querySelector(".summary")) { restore(); }
  form.addEventListener("input", typed);
  email.addEventListener("change", hint);
  email.addEventListener("input", function () { meant.textContent = ""; });
  document.addEventListener("mousedown", function (event) {
    if (event.target !== email && !meant.contains(event.target)) { meant.textContent = ""; }
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    typed();
    draft.waits = new URLSearchParams(new FormData(form)).toString();
    keep();
    tell();
    send();
  });
  window.addEventListener("online", send);
  send();
})();
