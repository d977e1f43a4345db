"use strict";
// Keeps the list of results as it is by now.
(() => {
  const body = document.getElementById("entries");
  const status = document.getElementById("status");

  const cell = (text, kind) => {
    const td = document.createElement("td");
    td.textContent = text;
    if (kind) td.className = kind;
    return td;
  };

  const link = (text, address, label) => {
    const a = document.createElement("a");
    a.textContent = text;
    a.href = address;
    if (label) a.setAttribute("aria-label", label);
    return a;
  };

  const row = (entry) => {
    const tr = document.createElement("tr");
    const th = document.createElement("th");
    th.scope = "row";
    th.append(link(entry.title, "/run/" + entry.id));
    const live = document.createElement("td");
    live.append(link("live", "/live/" + entry.id, "live: " + entry.title));
    tr.append(
      th,
      cell(entry.state),
      cell(entry.started),
      cell(entry.cyclesText, "n"),
      cell(entry.requestedText || "", "n"),
      live
    );
    return tr;
  };

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  const source = new EventSource("/events");
  source.onmessage = (message) => {
    const news = JSON.parse(message.data);
    if (news.trouble) {
      say("Cannot be read just now: " + news.trouble);
      return;
    }
    const focused = document.activeElement && document.activeElement.getAttribute("href");
    body.replaceChildren(...news.entries.map(row));
    const again = focused && [...body.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused);
    if (again) again.focus();
    const running = news.entries.filter((entry) => entry.running).length;
    say(
      news.entries.length + (news.entries.length === 1 ? " result, " : " results, ") +
        (running === 0 ? "none is running" : running + " running")
    );
  };
  source.onerror = () => say("The connection is lost; trying again.");
})();
